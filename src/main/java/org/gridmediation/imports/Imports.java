package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** Takes files in, tells how far they are, and ends or undoes what somebody wishes ended or undone. */
@ApplicationScoped
class Imports {
    @ConfigProperty(name = "grid-mediation.imports.kept")
    Duration kept;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    ImportRun runs;

    @Inject
    Progress progress;

    ImportDetail create(Wanted wanted, ImportFile file) {
        caller.must("createImport", wanted.kind::isWrittenBy, Problem.OPERATION_NOT_PERMITTED);
        var job = new ImportJob();
        job.sentBy(caller.post(), caller.subject());
        job.kind = wanted.kind;
        job.mode = wanted.mode;
        job.state = State.QUEUED;
        job.source = wanted.source == null ? "" : wanted.source;
        job.ignored = wanted.ignored();
        job.encoding = wanted.encoding;
        job.worksheet = wanted.worksheet;
        job.mediaType = file.mediaType();
        job.content = file.key();
        job.size = file.size();
        job.digest = file.digest();
        job.at = Days.now();
        session.persist(job);
        journal.about(job.id);
        runs.schedule(job);
        return detail(job);
    }

    private ImportDetail detail(ImportJob job) {
        session.flush();
        return ImportDetail.of(job, kept);
    }

    ImportJob find(UUID id) {
        journal.about(id);
        return session.createQuery("from ImportJob where id = :id and kind in :kinds", ImportJob.class)
                .setParameter("id", id)
                .setParameter("kinds", Kind.of(caller.post()))
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    private ImportJob lock(UUID id) {
        var job = find(id);
        session.refresh(job, LockModeType.PESSIMISTIC_WRITE);
        return job;
    }

    ImportDetail get(UUID id) {
        return detail(find(id));
    }

    Paged<ImportDetail> list(Kind kind, State state, Paging paging) {
        var after = paging.after(1);
        // Who may not write a kind does not see whose rows were wrong either.
        var kinds = Kind.of(caller.post());
        var condition = "where area between :area and :last and kind in :kinds"
                + (kind == null ? "" : " and kind = " + kind.name())
                + (state == null ? "" : " and state = " + state.name());
        var query = session.createQuery(
                        "from ImportJob " + condition + (after.isEmpty() ? "" : " and id < :after")
                                + " order by id desc",
                        ImportJob.class)
                .setParameter("area", caller.area())
                .setParameter("last", caller.area().last())
                .setParameter("kinds", kinds);
        if (!after.isEmpty()) query.setParameter("after", paging.id(after.get(0)));
        return paging.page(
                query.setMaxResults(paging.limit + 1).getResultList(),
                job -> ImportDetail.of(job, kept),
                job -> List.of(job.id),
                () -> session.createQuery("select id from ImportJob " + condition, UUID.class)
                        .setParameter("area", caller.area())
                        .setParameter("last", caller.area().last())
                        .setParameter("kinds", kinds)
                        .setMaxResults(Paging.counted())
                        .getResultList()
                        .size());
    }

    ErrorReport errors(UUID id) {
        return new ErrorReport(find(id));
    }

    /** The file itself goes back to who sent it only, as long as it is there. */
    ErrorReport errorsInTheFile(UUID id) {
        var job = find(id);
        caller.must("getImportErrors", post -> post.id().equals(job.byPost), Problem.OPERATION_NOT_PERMITTED);
        if (job.content == null || job.failure != null) throw Problem.FILE_GONE.exception();
        return new ErrorReport(job);
    }

    Paged<ImportRow> rows(UUID id, Result result, Paging paging) {
        var job = find(id);
        var condition =
                "from ImportRowLine where jobId = :job" + (result == null ? "" : " and result = " + result.name());
        var after = paging.after(1);
        var query = session.createQuery(
                        condition + (after.isEmpty() ? "" : " and number > :after") + " order by number",
                        ImportRowLine.class)
                .setParameter("job", job.id);
        if (!after.isEmpty()) query.setParameter("after", paging.number(after.get(0)));
        return paging.page(
                query.setMaxResults(paging.limit + 1).getResultList(),
                ImportRow::new,
                line -> List.of(line.number),
                () -> session.createQuery("select number " + condition, Integer.class)
                        .setParameter("job", job.id)
                        .setMaxResults(Paging.counted())
                        .getResultList()
                        .size());
    }

    Paged<ImportDependent> dependents(UUID id, Paging paging) {
        var job = find(id);
        var after = paging.after(2);
        var query = session.createQuery(
                        "from ImportDependentLine where jobId = :job"
                                + (after.isEmpty()
                                        ? ""
                                        : " and (number > :number or number = :number and reason > :reason)")
                                + " order by number, reason",
                        ImportDependentLine.class)
                .setParameter("job", job.id);
        if (!after.isEmpty())
            query.setParameter("number", paging.number(after.get(0))).setParameter("reason", after.get(1));
        return paging.page(
                query.setMaxResults(paging.limit + 1).getResultList(),
                ImportDependent::new,
                line -> List.of(line.number, line.reason),
                () -> session.createQuery("select number from ImportDependentLine where jobId = :job", Integer.class)
                        .setParameter("job", job.id)
                        .setMaxResults(Paging.counted())
                        .getResultList()
                        .size());
    }

    ImportDetail cancel(UUID id) {
        var job = lock(id);
        if (job.state != State.QUEUED && job.state != State.RUNNING) throw wrongState(job);
        progress.cancel(job);
        return detail(job);
    }

    ImportDetail undo(UUID id) {
        var job = lock(id);
        caller.must("undoImport", job.kind::isWrittenBy, Problem.OPERATION_NOT_PERMITTED);
        if (!job.state.isOver() || !job.applied) throw wrongState(job);
        if (changes(job, caller.staffId())) throw Problem.SECOND_PERSON_NEEDED.exception();
        job.state = State.UNDOING;
        job.dependents = null;
        job.version++;
        runs.schedule(job);
        return detail(job);
    }

    /** Undone, it would give somebody back the posts that it had ended. */
    private boolean changes(ImportJob job, UUID person) {
        return job.kind == Kind.STAFF
                && !session.createQuery(
                                "select 1 from ImportRowLine where jobId = :job and recordId = :person and result = UPDATED",
                                Integer.class)
                        .setParameter("job", job.id)
                        .setParameter("person", person)
                        .getResultList()
                        .isEmpty();
    }

    private static Problem.Raised wrongState(ImportJob job) {
        var possible =
                switch (job.state) {
                    case QUEUED, RUNNING -> List.of("cancelImport");
                    case FINISHED, FAILED, CANCELLED -> job.applied ? List.of("undoImport") : List.<String>of();
                    case UNDOING, UNDONE -> List.<String>of();
                };
        return Problem.WRONG_STATE.exception(job.state).possible(job.state, possible);
    }
}
