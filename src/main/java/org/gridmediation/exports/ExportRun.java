package org.gridmediation.exports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.content.Contents;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.gridmediation.sheet.SheetProblem;

/** Writes what is to be exported, in the background: a pod that dies leaves it to another, which begins anew. */
@ApplicationScoped
public class ExportRun implements Job {
    private static final TaskDescriptor<String> RUN = TaskDescriptor.of("export", String.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int MOST_FAILURES = 6;

    @ConfigProperty(name = "grid-mediation.storage.incoming")
    Path folder;

    @ConfigProperty(name = "grid-mediation.exports.kept", defaultValue = "7D")
    Duration kept;

    @Inject
    DataSource database;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Contents contents;

    @Inject
    Extract extract;

    @Inject
    ExportExpiry expiry;

    /** Other work of the scheduler must go on beside it. */
    private final Semaphore turn = new Semaphore(1);

    @Override
    public Task<?> task() {
        return Tasks.custom(RUN).onFailure(this::failed).execute((instance, context) -> {
            if (!turn.tryAcquire())
                return (done, next) -> next.reschedule(done, Instant.now().plus(TURN));
            try {
                run(instance.getData());
                return new CompletionHandler.OnCompleteRemove<>();
            } finally {
                turn.release();
            }
        });
    }

    void schedule(Export export) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(RUN.instance(UUID.randomUUID().toString())
                        .data(export.place())
                        .scheduledTo(Instant.now()));
    }

    /** A database or a storage that is away comes back; what fails always must not be tried for ever. */
    private void failed(ExecutionComplete complete, ExecutionOperations<String> next) {
        int failures = complete.getExecution().consecutiveFailures;
        if (failures < MOST_FAILURES) next.reschedule(complete, Instant.now().plusSeconds(1L << failures));
        else {
            giveUp((String) complete.getExecution().taskInstance.getData());
            next.remove();
        }
    }

    @ActivateRequestContext
    void giveUp(String place) {
        actFor(place);
        fail(idOf(place), "EXPORT_BROKEN");
    }

    @ActivateRequestContext
    public void run(String place) {
        actFor(place);
        var export = begin(idOf(place));
        if (export == null) return;
        try {
            write(export);
        } catch (SheetProblem problem) {
            fail(export.id, problem.fault.name());
        } catch (Extract.PostEnded ended) {
            fail(export.id, "POST_ENDED");
        } catch (IOException | RuntimeException e) {
            // Nothing of a row: only what kind of trouble, and where.
            Log.errorf(
                    "export %s failed, and is tried again: %s at %s",
                    export.id, e.getClass().getName(), e.getStackTrace()[0]);
            throw new IllegalStateException("export " + export.id + " failed");
        }
    }

    private void write(Export export) throws IOException {
        var file = Files.createTempFile(Files.createDirectories(folder), "grid-mediation-", ".part");
        try {
            var digest = sha256();
            Extract.Written written;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                written = extract.write(export, out);
            }
            contents.keep(export.content, file);
            end(export, written, Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Each attempt has a content of its own, whose end is seen to before there is one. Null when nothing is left to do. */
    private Export begin(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var export = lock(id);
            if (export == null || export.state != ExportState.QUEUED && export.state != ExportState.RUNNING)
                return null;
            export.state = ExportState.RUNNING;
            export.content = export.newContent();
            expiry.schedule(export.content, kept);
            session.flush();
            session.detach(export);
            return export;
        });
    }

    private void end(Export written, Extract.Written result, long size, String digest) {
        QuarkusTransaction.requiringNew().run(() -> {
            var export = lock(written.id);
            if (export.state != ExportState.RUNNING || !written.content.equals(export.content)) return;
            export.state = ExportState.FINISHED;
            export.asOf = result.asOf();
            export.rows = result.rows();
            export.size = size;
            export.digest = digest;
            export.finishedAt = Days.now();
            export.expiresAt = Days.now().plus(kept);
        });
    }

    private void fail(UUID id, String code) {
        QuarkusTransaction.requiringNew().run(() -> {
            var export = lock(id);
            if (export != null && export.finishedAt == null) export.fail(code);
        });
    }

    private Export lock(UUID id) {
        return session.createQuery("from Export where id = :id", Export.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private void actFor(String place) {
        caller.assume(CallerPost.ofSystem(new AreaCode(place.substring(0, place.indexOf('/')))));
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
