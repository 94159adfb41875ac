package org.gridmediation.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;

/** Takes an import back, whole or not at all: in one transaction, after a look at what has come to depend on its rows. */
@ApplicationScoped
class ImportUndo {
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE_KEY = "23505";
    private static final String OUTSIDE = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            select job_id, number, record_id, area, district, '{reason}' from import_row
            where district = :home and job_id = :job and result = '{result}' order by number limit 1""";
    private static final String USED =
            SqlTemplate.fill(OUTSIDE, Map.of("reason", "IS_USED_ELSEWHERE", "result", "CREATED"));
    private static final String TAKEN =
            SqlTemplate.fill(OUTSIDE, Map.of("reason", "IS_TAKEN_ELSEWHERE", "result", "UPDATED"));
    private static final String GONE =
            SqlTemplate.fill(OUTSIDE, Map.of("reason", "REFERENCE_GONE", "result", "UPDATED"));
    private static final String NONE = "delete from import_dependent where district = :home and job_id = :job";
    private static final String ROWS =
            "select count(distinct number) from import_dependent where district = :home and job_id = :job";

    @Inject
    ImportSettings settings;

    @Inject
    DataSource database;

    @Inject
    FileLoader fileLoader;

    @Inject
    ImportProgress importProgress;

    void undo(ImportJob job) {
        var loader = fileLoader.loader(job.kind);
        try {
            inTransaction(connection -> {
                run(connection, NONE, job);
                run(connection, loader.dependents(), job);
                loader.inboundReferences().find(connection, job);
                long dependents = rows(connection, job);
                if (dependents == 0) {
                    BeforeImage.mayDelete(connection, true);
                    loader.undo(connection, job);
                }
                end(job, dependents);
            });
        } catch (RuntimeException e) {
            boolean taken = breaks(e, UNIQUE_KEY);
            if (!taken && !breaks(e, FOREIGN_KEY)) throw e;
            // Somebody whom the job's post does not see uses a row, or has what one had before: which row is not told.
            inTransaction(connection -> {
                run(connection, NONE, job);
                if (!taken) run(connection, USED, job);
                // Of a file that made nothing, nothing can be used: then what a row referred to before is gone.
                if (rows(connection, job) == 0) run(connection, taken ? TAKEN : GONE, job);
                end(job, 1);
            });
        }
    }

    private void end(ImportJob begun, long dependents) {
        importProgress.change(begun, job -> {
            job.dependents = dependents == 0 ? null : dependents;
            job.version++;
            job.state = dependents == 0 ? ImportState.UNDONE : job.ended;
            if (dependents > 0) return;
            job.applied = false;
            job.finishedAt = Days.now();
        });
    }

    private interface Work {
        void done(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        QuarkusTransaction.requiringNew()
                .timeout((int) settings.longest().toSeconds())
                .run(() -> {
                    try (var connection = database.getConnection()) {
                        work.done(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void run(Connection connection, String sql, ImportJob job) throws SQLException {
        Sql.run(connection, sql, Sql.of(connection, job));
    }

    /** However many reasons each has. */
    private static long rows(Connection connection, ImportJob job) throws SQLException {
        try (var query = Sql.prepare(connection, ROWS, Sql.of(connection, job));
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean breaks(Throwable e, String key) {
        for (var cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && key.equals(sql.getSQLState())) return true;
        return false;
    }
}
