package org.gridmediation.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.CleanThread;
import org.gridmediation.http.Outages;

/** Runs every job of the program; each pod does, and each piece of work is done by one of them. */
@ApplicationScoped
class Jobs {
    private static final int MISSED = 6;

    /** After six of them without a sign of life, another pod goes on with what one was at. */
    @Inject
    JobSettings settings;

    /** How long a job may go on when the program ends; another pod goes on with what is not done by then. */
    @ConfigProperty(name = "grid-mediation.shutdown.jobs", defaultValue = "5S")
    Duration patience;

    @Inject
    DataSource database;

    @Inject
    CleanThread thread;

    @Inject
    Outages outages;

    @All
    @Inject
    List<Job> jobs;

    private final List<Scheduler> schedulers = new ArrayList<>();

    void start(@Observes StartupEvent event) {
        var called = new ArrayList<Task<?>>();
        var turns = new HashMap<String, Turns>();
        int threads = 0;
        var recurring = new ArrayList<RecurringTask<?>>();
        var outgoing = new ArrayList<Task<?>>();
        for (var job : jobs) {
            var task = job.task();
            if (job.waitsForOthers()) outgoing.add(task);
            else if (task instanceof RecurringTask<?> again) recurring.add(again);
            else {
                called.add(task);
                turns.put(task.getName(), new Turns(job.atATime()));
                threads += job.atATime();
            }
        }
        // As many as can go on at once, and one that turns others away: deadlines are told whatever takes hours.
        threads += recurring.size() + 1;
        start(Scheduler.create(database, called)
                .startTasks(recurring)
                .threads(threads)
                .addExecutionInterceptor((instance, context, work) -> {
                    var turn = turns.get(instance.getTaskName());
                    return turn == null
                            ? work.proceed(instance, context)
                            : turn.take(() -> work.proceed(instance, context));
                }));
        start(Scheduler.create(database, outgoing).tableName(Job.OUTGOING).threads(settings.outgoing()));
    }

    private void start(SchedulerBuilder builder) {
        var scheduler = builder.pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED)
                .addExecutionInterceptor((instance, context, work) -> {
                    thread.begin();
                    return work.proceed(instance, context);
                })
                .addSchedulerListener(new AbstractSchedulerListener() {
                    @Override
                    public void onSchedulerEvent(SchedulerEventType event) {
                        if (event == SchedulerEventType.UNEXPECTED_ERROR) outages.note("jobs cannot be looked for");
                    }
                })
                .shutdownMaxWait(patience)
                .build();
        scheduler.start();
        schedulers.add(scheduler);
    }

    void stop(@Observes ShutdownEvent event) {
        schedulers.parallelStream().forEach(Scheduler::stop);
        // Another pod, or the next start, goes on with what did not end in time; that it misses what is gone here is no
        // news.
        Logger.getLogger("com.github.kagkarlsson").setLevel(Level.OFF);
    }
}
