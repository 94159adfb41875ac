package org.gridmediation.statistics;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.job.BackOff;
import org.gridmediation.job.Job;
import org.gridmediation.journal.Journal;

/** Takes orders for recounts, and has them done in the background: a pod that dies leaves one to another, which begins anew. */
@ApplicationScoped
public class RecountJob implements Job {
    private static final TaskDescriptor<String> RUN = TaskDescriptor.of("reconciliation", String.class);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final BackOff RETRY = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final int MOST_FAILURES = 4;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Recount recount;

    ReconciliationDetail create(AreaCode area) {
        caller.mustCover(area);
        if (area.tier().digits < Tier.DISTRICT.digits) throw Problem.RULE_BROKEN.at("/area", "AREA_ABOVE_DISTRICT");
        // One that has not begun will see all that is there now.
        var waiting = Reconciliation.<Reconciliation>find(
                        "district = ?1 and area = ?2 and state = QUEUED", area.district(), area)
                .firstResult();
        if (waiting != null) {
            journal.about(waiting.id);
            return new ReconciliationDetail(waiting);
        }
        var reconciliation = new Reconciliation();
        reconciliation.belongsTo(area);
        reconciliation.persist();
        journal.about(reconciliation.id);
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(RUN.instance(reconciliation.id.toString())
                        .data(reconciliation.place())
                        .scheduledTo(Instant.now()));
        entities.flush();
        return new ReconciliationDetail(reconciliation);
    }

    ReconciliationDetail get(UUID id) {
        journal.about(id);
        return new ReconciliationDetail(find(caller.area(), id));
    }

    /** @param area in which somebody acts: that of a district or less, or above */
    private static Reconciliation find(AreaCode area, UUID id) {
        return Reconciliation.<Reconciliation>find(
                        "id = ?1 and district between ?2 and ?3",
                        id,
                        area.district(),
                        area.last().value())
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(RUN)
                .onFailure(RETRY.atMost(MOST_FAILURES, this::giveUp))
                .execute((instance, context) -> run(instance.getData()));
    }

    @ActivateRequestContext
    void giveUp(String place) {
        change(place, reconciliation -> {
            reconciliation.state = ReconciliationState.FAILED;
            reconciliation.finishedAt = Days.now();
        });
    }

    @ActivateRequestContext
    void run(String place) {
        var area = area(place);
        change(place, reconciliation -> {
            reconciliation.state = ReconciliationState.RUNNING;
            reconciliation.asOf = Days.now();
        });
        var found = QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .call(() -> recount.of(area));
        change(place, reconciliation -> {
            reconciliation.state = ReconciliationState.FINISHED;
            reconciliation.disputes = found.recounted();
            reconciliation.differingDisputes = found.disputes();
            reconciliation.differingAreas = found.areas();
            reconciliation.finishedAt = Days.now();
        });
    }

    /** As the system that sees the whole district. */
    private void change(String place, Consumer<Reconciliation> change) {
        caller.assume(CallerPost.ofSystem(new AreaCode(area(place).district())));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        change.accept(find(caller.area(), UUID.fromString(place.substring(place.indexOf('/') + 1)))));
    }

    private static AreaCode area(String place) {
        return new AreaCode(place.substring(0, place.indexOf('/')));
    }
}
