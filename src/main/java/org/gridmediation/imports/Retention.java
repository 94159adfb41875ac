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
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;

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
            QuarkusTransaction.requiringNew().run(() -> finished("content is not null", settings.fileKept())
                    .forEach(this::letGo));
            QuarkusTransaction.requiringNew()
                    .call(() -> finished("content is null", settings.kept()).stream()
                            .map(job -> job.id)
                            .toList())
                    .forEach(this::delete);
        }
    }

    private List<ImportJob> finished(String which, Duration ago) {
        return ImportJob.<ImportJob>find(
                        "from ImportJob where " + which
                                + " and finishedAt < :then and state <> UNDOING order by finishedAt",
                        Map.of("then", Days.now().minus(ago)))
                .page(0, 1000)
                .list();
    }

    private void letGo(ImportJob job) {
        files.lookNow(job.content);
        job.content = null;
    }

    /** In small bites, so that nobody waits for it; the job last, so that it is found again until all is gone. */
    private void delete(UUID job) {
        for (var table : List.of("import_row", "import_error", "import_before", "import_dependent", "import_trial"))
            while (bite(
                            "delete from " + table + " where ctid = any(array(select ctid from " + table
                                    + " where job_id = ? limit " + BITE + "))",
                            job)
                    == BITE)
                ;
        bite("delete from import_job where id = ?", job);
    }

    private int bite(String sql, UUID job) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection();
                    var delete = connection.prepareStatement(sql)) {
                delete.setObject(1, job);
                return delete.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
