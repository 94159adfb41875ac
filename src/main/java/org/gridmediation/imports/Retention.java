package org.gridmediation.imports;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.gridmediation.records.SqlTemplate;

/** Files are people's data in clear and are kept for days; what became of their rows is kept for months, and no longer. */
@ApplicationScoped
public class Retention implements Job {
    private static final int BITE = 10_000;

    @Inject
    ImportSettings settings;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    ImportFiles files;

    @Override
    public Task<?> task() {
        return Tasks.recurring("import-retention", FixedDelay.ofHours(1)).execute((instance, context) -> forget());
    }

    @ActivateRequestContext
    public void forget() {
        var provinces = QuarkusTransaction.requiringNew()
                .call(() -> Area.<Area>find("select code from Area where tier = PROVINCE")
                        .project(AreaCode.class)
                        .list());
        for (var province : provinces) {
            caller.assume(CallerPost.ofSystem(province));
            each(province, "content is not null", settings.fileKept(), this::letGo);
            each(province, "content is null", settings.kept(), this::delete);
        }
    }

    /** The districts first in which there are any: most have none, and a job's rows are all in its own. */
    private void each(AreaCode province, String which, Duration ago, Consumer<ImportJob> work) {
        var finished = which + " and finishedAt < :then and state <> UNDOING";
        var then = Days.now().minus(ago);
        var districts = QuarkusTransaction.requiringNew().call(() -> ImportJob.find(
                        "select distinct district from ImportJob where district between :first and :last and "
                                + finished,
                        Map.of(
                                "first",
                                province.value(),
                                "last",
                                province.last().value(),
                                "then",
                                then))
                .project(String.class)
                .list());
        for (var district : districts)
            QuarkusTransaction.requiringNew()
                    .call(() -> ImportJob.<ImportJob>find(
                                    "district = :district and " + finished + " order by finishedAt",
                                    Map.of("district", district, "then", then))
                            .page(0, 1000)
                            .list())
                    .forEach(work);
    }

    private void letGo(ImportJob finished) {
        QuarkusTransaction.requiringNew().run(() -> {
            var job = ImportJob.<ImportJob>find("district = ?1 and id = ?2", finished.district, finished.id)
                    .firstResult();
            if (job == null || job.content == null) return;
            files.lookNow(job.content);
            job.content = null;
        });
    }

    /** In small bites, so that nobody waits for it; the job last, so that it is found again until all is gone. */
    private void delete(ImportJob job) {
        for (var table : List.of("import_row", "import_error", "import_before", "import_dependent", "import_trial"))
            while (bite(SqlTemplate.fill("""
                            delete from {table} where district = any(:districts) and job_id = :job and ctid = any(array(
                                select ctid from {table} where district = any(:districts) and job_id = :job limit {bite}))""", Map.of("table", table, "bite", String.valueOf(BITE))), job) == BITE)
                ;
        bite("delete from import_job where district = :home and id = :job", job);
    }

    private int bite(String sql, ImportJob job) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return Sql.run(connection, sql, Sql.of(connection, job));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
