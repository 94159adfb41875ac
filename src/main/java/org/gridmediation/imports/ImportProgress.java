package org.gridmediation.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Mistake;
import org.gridmediation.http.Days;
import org.gridmediation.journal.Entry;

/** Where a job stands: each step of it in a transaction of its own, and only by the run that has it. */
@ApplicationScoped
class ImportProgress {
    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    RowResults rowResults;

    /** @return null when there is nothing to do for it any more */
    ImportJob begin(AreaCode area, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var job = lock(area.district(), id);
            if (job == null || !job.state.isOpen()) return null;
            job.attempt++;
            job.version++;
            if (job.state == ImportState.UNDOING) return job;
            job.state = ImportState.RUNNING;
            if (job.startedAt == null) job.startedAt = Days.now();
            // What was written in one transaction is gone with it.
            if (job.mode.isOneTransaction() && job.read > 0) {
                job.beginAgain();
                rowResults.forget(job);
            }
            return job;
        });
    }

    private ImportJob lock(String district, UUID id) {
        return ImportJob.<ImportJob>find("district = ?1 and id = ?2", district, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElse(null);
    }

    /**
     * At once, whoever is at it and whatever that waits for: the number of its attempt is no longer the job's, so that its next step is its last, and is taken
     * back.
     */
    void cancel(ImportJob job) {
        job.cancelled = true;
        job.attempt++;
        job.ends(ImportState.CANCELLED, Days.now());
        note(job);
    }

    /** In the caller's transaction, if there is one: what it did and that it is done come together. */
    void end(ImportJob begun, ImportState state, boolean applied) {
        QuarkusTransaction.joiningExisting()
                .run(() -> mine(begun, job -> {
                    job.applied = applied || job.applied;
                    job.ends(state, Days.now());
                    note(job);
                }));
    }

    void fail(ImportJob begun, Failure failure) {
        QuarkusTransaction.requiringNew()
                .run(() -> mine(begun, job -> {
                    job.fails(failure, Days.now());
                    if (begun.state != ImportState.UNDOING) note(job);
                }));
    }

    void fail(ImportJob begun, int header, List<Mistake> mistakes) {
        QuarkusTransaction.requiringNew()
                .run(() -> mine(begun, job -> {
                    rowResults.header(job, header, mistakes);
                    job.fails(new Failure("HEADER_FAULTY", header == 0 ? null : header, null), Days.now());
                    note(job);
                }));
    }

    void fail(AreaCode area, UUID id, Failure failure) {
        QuarkusTransaction.requiringNew().run(() -> {
            var job = lock(area.district(), id);
            if (job == null || !job.state.isOpen()) return;
            job.fails(failure, Days.now());
        });
    }

    private interface Step {
        void done(ImportJob job) throws SQLException;
    }

    private void mine(ImportJob begun, Step step) {
        var job = lock(begun.district, begun.id);
        if (job == null || job.attempt != begun.attempt) throw new Interruption();
        entities.refresh(job);
        job.headerRow = begun.headerRow;
        try {
            step.done(job);
            entities.flush();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void change(ImportJob begun, Consumer<ImportJob> change) {
        QuarkusTransaction.joiningExisting().run(() -> mine(begun, change::accept));
    }

    /** One entry of the journal for the whole of it; the rows tell which records. */
    private void note(ImportJob job) {
        try (var connection = database.getConnection()) {
            Entry.ofWork(job.subject, job.post(), "createImport", job.id.toString(), job.summary())
                    .write(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
