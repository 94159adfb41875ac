package org.gridmediation.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.content.Download;
import org.gridmediation.content.Downloads;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Period;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.gridmediation.sheet.SheetFormat;
import org.gridmediation.statistics.Answers;

/** Takes orders for exports, and gives out what came of them: to the post that ordered, and to nobody else. */
@ApplicationScoped
class Exports {
    private static final KeysetList<Export> NEWEST =
            KeysetList.descending(Export.class, KeysetList.id("id", e -> e.id));

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Downloads downloads;

    @Inject
    ExportRun runs;

    @Inject
    Answers answers;

    @Inject
    ExportSettings settings;

    ExportDetail create(NewExport form) {
        return create(form, false);
    }

    ExportDetail createFull(NewFullExport form) {
        return create(
                new NewExport(form.kind(), form.format(), form.area(), form.gzip(), form.purpose(), form.query()),
                true);
    }

    private ExportDetail create(NewExport form, boolean full) {
        if (form.area() != null) caller.mustCover(form.area());
        var query = form.query() == null ? ExportQuery.ALL : form.query();
        caller.must(
                full ? "createFullExport" : "createExport",
                post -> form.kind().isSeenBy(post)
                        && may(post, download(form.format()))
                        && (query.behind() == null || may(post, "listCountedDisputes")),
                Problem.OPERATION_NOT_PERMITTED);
        mustBeOf(form.kind(), query);
        // What is not shown cannot be asked for either.
        caller.must(
                "createExport",
                post -> post.role() != Role.CITY || query.text() == null && query.party() == null,
                Problem.OPERATION_NOT_PERMITTED);
        var within = form.area() == null ? caller.area() : form.area();
        if (query.behind() != null) answers.check(within, query.behind(), "/query/behind");
        if (form.kind() == ExportKind.STATISTICS) answers.check(within, query.statistics(), "/query/statistics");
        var export = new Export();
        export.askedBy(caller.post(), caller.subject());
        export.kind = form.kind();
        export.format = form.format();
        export.gzip = Boolean.TRUE.equals(form.gzip());
        export.within = within;
        export.full = full;
        export.purpose = form.purpose();
        export.query = query;
        if (Export.count("district = ?1 and byPost = ?2 and state in (QUEUED, RUNNING)", export.district, export.byPost)
                >= settings.most()) throw Problem.RULE_BROKEN.at("", "TOO_MANY_JOBS");
        export.persist();
        journal.about(export.id);
        journal.purpose(form.purpose());
        runs.schedule(export);
        entities.flush();
        return ExportDetail.of(export);
    }

    private static boolean may(CallerPost post, String operation) {
        return post.role().operations().contains(operation);
    }

    /** Each format is a right of its own. */
    private static String download(SheetFormat format) {
        return switch (format) {
            case CSV -> "downloadCsvExport";
            case XLSX -> "downloadXlsxExport";
            case NDJSON -> "downloadNdjsonExport";
        };
    }

    private static void mustBeOf(ExportKind kind, ExportQuery query) {
        var values = new Faults();
        for (var filter : kind.filters)
            filter.fault(query).ifPresent(code -> values.addIf(true, "/query/" + filter.field, code));
        values.raise(Problem.INVALID_BODY);
        var faults = new Faults();
        var known = kind.filters.stream().map(f -> f.field).toList();
        var named = new HashSet<String>();
        for (var filter : ExportFilter.values())
            if (!known.contains(filter.field) && filter.isAsked(query) && named.add(filter.field))
                faults.addIf(true, "/query/" + filter.field, "FIELD_NOT_OF_KIND");
        faults.addIf(Period.isReversed(query.from(), query.to()), "/query/" + Period.TO, Period.REVERSED);
        boolean numbers = kind == ExportKind.STATISTICS;
        faults.addIf(numbers && query.statistics() == null, "/query/statistics", "NOT_NULL");
        faults.addIf(kind != ExportKind.DISPUTES && query.behind() != null, "/query/behind", "FIELD_NOT_OF_KIND");
        faults.addIf(!numbers && query.statistics() != null, "/query/statistics", "FIELD_NOT_OF_KIND");
        faults.raise();
    }

    private Export find(UUID id) {
        return find(id, LockModeType.NONE);
    }

    private Export find(UUID id, LockModeType lock) {
        journal.about(id);
        return Export.<Export>find(
                        "district = ?1 and id = ?2 and byPost = ?3",
                        caller.area().district(),
                        id,
                        caller.post().id())
                .withLock(lock)
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    ExportDetail get(UUID id) {
        return ExportDetail.of(find(id));
    }

    /** One that is being written ends within a second or two. */
    ExportDetail cancel(UUID id) {
        var export = find(id, LockModeType.PESSIMISTIC_WRITE);
        if (!export.state.isOpen()) throw wrongState(export.state);
        export.cancelled = true;
        if (export.state == ExportState.QUEUED) export.ends(ExportState.CANCELLED);
        entities.flush();
        return ExportDetail.of(export);
    }

    private static Problem.Refusal wrongState(ExportState state) {
        return Problem.WRONG_STATE
                .exception(state)
                .possible(state, state.isOpen() ? List.of("cancelExport") : List.of());
    }

    Paged<ExportDetail> list(Paging paging) {
        var own = new Conditions()
                .is("district", caller.area().district())
                .is("byPost", caller.post().id());
        return NEWEST.page(own, paging, ExportDetail::of);
    }

    Download download(UUID id, SheetFormat format) {
        var export = find(id);
        journal.purpose(export.purpose);
        if (export.format != format) throw Problem.NOT_FOUND.exception();
        caller.must(
                download(format),
                post -> !export.full || may(post, "createFullExport"),
                Problem.OPERATION_NOT_PERMITTED);
        if (export.state() != ExportState.FINISHED) throw wrongState(export.state());
        return downloads.open(export.fileName(), export.form().mediaType(), export.size, export.digest, export.content);
    }
}
