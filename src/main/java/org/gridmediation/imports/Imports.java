package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Takes files in, tells how far they are, and ends or undoes what somebody wishes ended or undone. */
@ApplicationScoped
class Imports {
    private static final KeysetList<ImportJob> NEWEST =
            KeysetList.descending(ImportJob.class, KeysetList.id("id", j -> j.id));
    private static final KeysetList<ImportRowLine> ROWS =
            KeysetList.ascending(ImportRowLine.class, KeysetList.number("number", l -> l.number));
    private static final KeysetList<ImportDependentLine> DEPENDENTS = KeysetList.ascending(
            ImportDependentLine.class,
            KeysetList.number("number", l -> l.number),
            KeysetList.text("reason", l -> l.reason));

    @Inject
    ImportSettings settings;

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    ImportRun runs;

    @Inject
    ImportProgress importProgress;

    ImportDetail create(ImportParameters wanted, ImportFile file) {
        caller.must("createImport", wanted.kind::isWrittenBy, Problem.OPERATION_NOT_PERMITTED);
        var job = new ImportJob();
        job.sentBy(caller.post(), caller.subject());
        job.kind = wanted.kind;
        job.mode = wanted.mode;
        job.state = ImportState.QUEUED;
        job.source = wanted.source == null ? "" : wanted.source;
        job.ignored = wanted.ignored();
        job.encoding = wanted.encoding;
        job.worksheet = wanted.worksheet;
        job.mediaType = file.mediaType();
        job.content = file.key();
        job.size = file.size();
        job.digest = file.digest();
        job.at = Days.now();
        if (ImportJob.count(
                        "district = ?1 and byPost = ?2 and state in (QUEUED, RUNNING, UNDOING)",
                        job.district,
                        job.byPost)
                >= settings.most()) throw Problem.RULE_BROKEN.at("", "TOO_MANY_JOBS");
        job.persist();
        journal.about(job.id);
        runs.schedule(job);
        return detail(job);
    }

    private ImportDetail detail(ImportJob job) {
        entities.flush();
        return ImportDetail.of(job, settings.kept());
    }

    ImportJob find(UUID id) {
        return find(id, LockModeType.NONE);
    }

    private ImportJob find(UUID id, LockModeType lock) {
        journal.about(id);
        var area = caller.area();
        var kinds = ImportKind.of(caller.post());
        var found = area.tier().isAbove(Tier.DISTRICT)
                ? ImportJob.<ImportJob>find(
                        "district between ?1 and ?2 and id = ?3 and kind in ?4",
                        area.value(),
                        area.last().value(),
                        id,
                        kinds)
                : ImportJob.<ImportJob>find("district = ?1 and id = ?2 and kind in ?3", area.district(), id, kinds);
        return found.withLock(lock).firstResultOptional().orElseThrow(Problem.NOT_FOUND::exception);
    }

    private ImportJob lock(UUID id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE);
    }

    ImportDetail get(UUID id) {
        return detail(find(id));
    }

    Paged<ImportDetail> list(ImportKind kind, ImportState state, Paging paging) {
        var district = caller.area().tier().isAbove(Tier.DISTRICT)
                ? null
                : caller.area().district();
        // Who may not write a kind does not see whose rows were wrong either.
        var conditions = new Conditions()
                .equal("district", district)
                .within("area", caller.area())
                .and("kind in :kinds", "kinds", ImportKind.of(caller.post()))
                .equal("kind", kind)
                .equal("state", state);
        return NEWEST.page(conditions, paging, job -> ImportDetail.of(job, settings.kept()));
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

    private static Conditions of(ImportJob job) {
        return new Conditions().is("district", job.district).is("jobId", job.id);
    }

    Paged<ImportRow> rows(UUID id, Result result, Paging paging) {
        var job = find(id);
        var conditions = of(job).equal("result", result);
        return ROWS.page(conditions, paging, ImportRow::new);
    }

    Paged<ImportDependent> dependents(UUID id, Paging paging) {
        var job = find(id);
        return DEPENDENTS.page(of(job), paging, ImportDependent::new);
    }

    ImportDetail cancel(UUID id) {
        var job = lock(id);
        if (job.state != ImportState.QUEUED && job.state != ImportState.RUNNING) throw wrongState(job);
        importProgress.cancel(job);
        return detail(job);
    }

    ImportDetail undo(UUID id) {
        var job = lock(id);
        caller.must("undoImport", job.kind::isWrittenBy, Problem.OPERATION_NOT_PERMITTED);
        if (!job.state.isOver() || !job.applied) throw wrongState(job);
        if (changes(job, caller.staffId())) throw Problem.SECOND_PERSON_NEEDED.exception();
        job.state = ImportState.UNDOING;
        job.dependents = null;
        job.undoFailedAt = null;
        job.version++;
        runs.schedule(job);
        return detail(job);
    }

    /** Undone, it would give somebody back the posts that it had ended. */
    private boolean changes(ImportJob job, UUID person) {
        return job.kind == ImportKind.STAFF
                && !ImportRowLine.<ImportRowLine>find(
                                "select 1 from ImportRowLine where district = ?1 and jobId = ?2 and recordId = ?3 and result = UPDATED",
                                job.district,
                                job.id,
                                person)
                        .project(Integer.class)
                        .list()
                        .isEmpty();
    }

    private static Problem.Refusal wrongState(ImportJob job) {
        var possible =
                switch (job.state) {
                    case QUEUED, RUNNING -> List.of("cancelImport");
                    case FINISHED, FAILED, CANCELLED -> job.applied ? List.of("undoImport") : List.<String>of();
                    case UNDOING, UNDONE -> List.<String>of();
                };
        return Problem.WRONG_STATE.exception(job.state).possible(job.state, possible);
    }
}
