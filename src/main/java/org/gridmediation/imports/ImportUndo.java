package org.gridmediation.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.gridmediation.http.Days;

/** Takes an import back, whole or not at all: in one transaction, after a look at what has come to depend on its rows. */
@ApplicationScoped
class ImportUndo {
    private static final String FOREIGN_KEY = "23503";
    private static final String OUTSIDE = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            select job_id, number, record_id, area, district, 'IS_USED_ELSEWHERE' from import_row
            where district = :home and job_id = :job and result = 'CREATED' order by number limit 1""";
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
            if (!isUsed(e)) throw e;
            // Somebody whom the job's post does not see has come to use a row: which one is not told.
            inTransaction(connection -> {
                run(connection, NONE, job);
                run(connection, OUTSIDE, job);
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

    private static boolean isUsed(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && FOREIGN_KEY.equals(sql.getSQLState())) return true;
        return false;
    }
}
