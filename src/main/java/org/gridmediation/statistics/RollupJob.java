package org.gridmediation.statistics;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.Job;
import org.gridmediation.job.Shutdown;
import org.gridmediation.records.SqlTemplate;
import org.hibernate.Session;

/**
 * Moves what was counted on into the cells of the areas above. A row is in one place or the other in every snapshot, so that a sum of both is
 * exact at any time; one fold at a time, so that batches are numbered as they become visible.
 */
@ApplicationScoped
public class RollupJob implements Job {
    private static final int BATCH = 2000;
    private static final String PENDING =
            "select distinct district from count_pending where district between :first and :last order by district";

    private static final String FOLD = SqlTemplate.fill(
            """
            with first as (
                select min(id) low, max(id) high from (select id from count_pending where district = ? order by id limit {batch}) f
            ), taken as (
                delete from count_pending where district = ? and id between (select low from first) and (select high from first) returning *
            ), batch as materialized (
                select nextval('count_batch') n where exists (select from taken)
            ), kept as (
                insert into count_entry (id, dispute_id, area, district, month, booked, {dimensions}, at, tx, batch, {measures})
                select id, dispute_id, area, district, month, booked, {dimensions}, at, tx, n, {measures} from taken, batch where dispute_id is not null
            ), sums as (
                {sums}
            ), cells as (
                insert into count_cell as c ({key}, district, {measures}) select {key}, left(area, 6), {measures} from sums
                on conflict ({key}, district) do update set {increments}
            ), versions as (
                insert into count_version as v (area, district, counted, batch, changed_at)
                select left(t.area, digits), left(t.area, least(digits, 6)), sum(t.counted), min(n), max(t.at)
                from (select area, count(*) counted, max(at) at from taken group by area) t, batch,
                    (values (2), (4), (6), (9), (12), (15)) tier (digits) where digits <= length(t.area)
                group by left(t.area, digits), left(t.area, least(digits, 6))
                on conflict (area, district) do update set counted = v.counted + excluded.counted, batch = excluded.batch,
                    changed_at = greatest(v.changed_at, excluded.changed_at)
            )
            select count(*) from taken""",
            Map.of(
                    "batch", String.valueOf(BATCH),
                    "dimensions", Contribution.DIMENSIONS,
                    "measures", Measure.columns(),
                    "sums", Rollup.of("taken"),
                    "key", Rollup.KEY,
                    "increments", Measure.each(f -> f + " = c." + f + " + excluded." + f)));

    @ConfigProperty(name = "grid-mediation.statistics.schedule")
    String schedule;

    @Inject
    Session entities;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Backlog backlog;

    @Inject
    Shutdown shutdown;

    @Override
    public Task<?> task() {
        return Tasks.recurring("statistics", Schedules.parseSchedule(schedule)).execute((instance, context) -> run());
    }

    @ActivateRequestContext
    public void run() {
        var provinces = QuarkusTransaction.requiringNew()
                .call(() -> Area.<Area>find("select code from Area where tier = PROVINCE")
                        .project(AreaCode.class)
                        .list());
        for (var province : provinces) {
            caller.assume(CallerPost.ofSystem(province));
            for (var district : QuarkusTransaction.requiringNew().call(() -> pending(province))) foldAll(district);
            for (var district : QuarkusTransaction.requiringNew().call(() -> backlog.districts(province)))
                do foldAll(district);
                while (!shutdown.hasBegun()
                        && QuarkusTransaction.requiringNew().call(() -> backlog.countSome(district)));
        }
    }

    /** Where there is anything: one look at the few rows that wait, so that a minute without any costs no more than that. */
    private List<String> pending(AreaCode province) {
        return entities.createNativeQuery(PENDING, String.class)
                .setParameter("first", province.value())
                .setParameter("last", province.last().value())
                .getResultList();
    }

    private void foldAll(String district) {
        while (!shutdown.hasBegun() && QuarkusTransaction.requiringNew().call(() -> fold(district)) == BATCH) {
            // Another batch is waiting.
        }
    }

    private int fold(String district) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var fold = connection.prepareStatement(FOLD)) {
            try (var alone = statement.executeQuery("select pg_try_advisory_xact_lock(202611252320)")) {
                alone.next();
                if (!alone.getBoolean(1)) return 0;
            }
            fold.setString(1, district);
            fold.setString(2, district);
            try (var folded = fold.executeQuery()) {
                folded.next();
                return folded.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was counted could not be added up", e);
        }
    }
}
