package org.gridmediation.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.BackOff;
import org.gridmediation.job.Job;

/** Takes up what is to be imported, or undone: a row of the scheduler says so, and any pod may. */
@ApplicationScoped
public class ImportRun implements Job {
    private static final TaskDescriptor<String> RUN = TaskDescriptor.of("import", String.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final BackOff RETRY = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(64));
    private static final int MOST_FAILURES = 10;

    @Inject
    ImportSettings settings;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    ImportProgress importProgress;

    @Inject
    FileLoader fileLoader;

    @Inject
    ImportUndo importUndo;

    @Override
    public int atATime() {
        return settings.atATime();
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(RUN)
                .onFailure(RETRY.atMost(MOST_FAILURES, this::giveUp))
                .execute((instance, context) -> {
                    return execute(instance.getData(), context);
                });
    }

    void schedule(ImportJob job) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(RUN.instance(UUID.randomUUID().toString())
                        .data(job.place())
                        .scheduledTo(Instant.now()));
    }

    private CompletionHandler<String> execute(String place, ExecutionContext context) {
        try {
            run(place, context.getSchedulerState()::isShuttingDown);
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (Interruption goesOnLater) {
            return ImportRun::again;
        }
    }

    private static void again(ExecutionComplete complete, ExecutionOperations<String> next) {
        next.reschedule(complete, Instant.now().plus(TURN));
    }

    @ActivateRequestContext
    void giveUp(String place) {
        actFor(place);
        importProgress.fail(areaOf(place), idOf(place), Failure.of("IMPORT_BROKEN"));
    }

    /** @param stopping whether this pod is about to end: then a run stops between two chunks */
    @ActivateRequestContext
    public void run(String place, BooleanSupplier stopping) {
        actFor(place);
        var job = importProgress.begin(areaOf(place), idOf(place));
        if (job == null) return;
        caller.assume(job.post());
        try {
            if (job.state == ImportState.UNDOING) importUndo.undo(job);
            else fileLoader.load(job, stopping);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Interruption stopped) throw stopped;
            boolean passing = Trouble.isPassing(e);
            // Nothing of a row: only what kind of trouble, and where.
            Log.errorf("import %s failed%s: %s", job.id, passing ? ", and is tried again" : "", kinds(e));
            if (passing) throw new IllegalStateException("import " + job.id + " failed");
            importProgress.fail(job, Failure.of("IMPORT_BROKEN"));
        }
    }

    private static String kinds(Throwable e) {
        var state = e instanceof SQLException sql ? " " + sql.getSQLState() : "";
        var kind =
                e.getClass().getName() + state + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
        return e.getCause() == null || e.getCause() == e ? kind : kind + " < " + kinds(e.getCause());
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
}
