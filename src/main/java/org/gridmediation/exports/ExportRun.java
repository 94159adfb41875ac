package org.gridmediation.exports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Tenure;
import org.gridmediation.area.AreaCode;
import org.gridmediation.content.Contents;
import org.gridmediation.content.IncomingFolder;
import org.gridmediation.job.BackOff;
import org.gridmediation.job.Job;
import org.gridmediation.sheet.SheetProblem;

/** Writes what is to be exported, in the background: a pod that dies leaves it to another, which begins anew. */
@ApplicationScoped
public class ExportRun implements Job {
    private static final TaskDescriptor<String> RUN = TaskDescriptor.of("export", String.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofSeconds(1);
    private static final BackOff RETRY = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final int MOST_FAILURES = 6;

    @Inject
    IncomingFolder incoming;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Tenure tenure;

    @Inject
    Contents contents;

    @Inject
    Extract extract;

    @Inject
    Tabulation tabulation;

    @Inject
    ExportProgress progress;

    @Override
    public Task<?> task() {
        return Tasks.custom(RUN)
                .onFailure(RETRY.atMost(MOST_FAILURES, this::giveUp))
                .execute((instance, context) -> {
                    try {
                        run(instance.getData(), context.getSchedulerState()::isShuttingDown);
                        return new CompletionHandler.OnCompleteRemove<>();
                    } catch (Interrupted goesOnElsewhere) {
                        return ExportRun::again;
                    }
                });
    }

    private static void again(ExecutionComplete complete, ExecutionOperations<String> next) {
        next.reschedule(complete, Instant.now().plus(TURN));
    }

    void schedule(Export export) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(RUN.instance(UUID.randomUUID().toString())
                        .data(export.place())
                        .scheduledTo(Instant.now()));
    }

    @ActivateRequestContext
    void giveUp(String place) {
        actFor(place);
        progress.fail(areaOf(place), idOf(place), "EXPORT_BROKEN");
    }

    /** This pod is about to end. */
    static class Interrupted extends RuntimeException {}

    /** @param stopping whether this pod is about to end: then a run stops between two pages of rows, and begins anew elsewhere */
    @ActivateRequestContext
    public void run(String place, BooleanSupplier stopping) {
        actFor(place);
        var export = progress.begin(areaOf(place), idOf(place));
        if (export == null) return;
        if (!tenure.holds(export.post()) || !export.kind.isSeenBy(export.post())) {
            progress.fail(export.area, export.id, "POST_ENDED");
            return;
        }
        try {
            write(export, stopping);
        } catch (Interrupted elsewhere) {
            throw elsewhere;
        } catch (SheetProblem problem) {
            progress.fail(export.area, export.id, problem.fault.name());
        } catch (Extract.Stopped nobodyWantsIt) {
            Log.infof("export %s was stopped", export.id);
        } catch (IOException | RuntimeException e) {
            // Nothing of a row: only what kind of trouble, and where.
            Log.errorf(
                    "export %s failed, and is tried again: %s at %s",
                    export.id, e.getClass().getName(), e.getStackTrace()[0]);
            throw new IllegalStateException("export " + export.id + " failed");
        }
    }

    private void write(Export export, BooleanSupplier stopping) throws IOException {
        var file = incoming.file();
        try {
            var digest = sha256();
            Extract.Written written;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                written = export.kind == ExportKind.STATISTICS
                        ? tabulation.write(export, out)
                        : extract.write(export, out, follower(export, stopping));
            }
            contents.keep(export.content, file);
            progress.end(export, written, Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Extract.Follower follower(Export export, BooleanSupplier stopping) {
        var told = new long[] {System.nanoTime() - TOLD.toNanos()};
        return (rows, total) -> {
            if (stopping.getAsBoolean()) throw new Interrupted();
            if (System.nanoTime() - told[0] < TOLD.toNanos()) return true;
            told[0] = System.nanoTime();
            return progress.at(export, rows, total);
        };
    }

    private void actFor(String place) {
        caller.assume(CallerPost.ofSystem(areaOf(place)));
    }

    private static AreaCode areaOf(String place) {
        return new AreaCode(place.substring(0, place.indexOf('/')));
    }

    private static UUID idOf(String place) {
        return UUID.fromString(place.substring(place.indexOf('/') + 1));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
