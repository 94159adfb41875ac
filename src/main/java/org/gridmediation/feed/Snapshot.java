package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Post;
import org.gridmediation.area.Area;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeFilter;
import org.gridmediation.dispute.DisputeList;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.mediator.MediatorFilter;
import org.gridmediation.mediator.Mediators;
import org.gridmediation.organization.Organizations;
import org.gridmediation.outcome.Outcome;
import org.gridmediation.outcome.OutcomeFilter;
import org.gridmediation.outcome.OutcomeSummary;
import org.gridmediation.outcome.Outcomes;
import org.gridmediation.report.ReportFilter;
import org.gridmediation.report.ReportList;
import org.gridmediation.resident.Residents;
import org.gridmediation.staff.StaffRoster;

/** All that the caller's area holds, kind by kind, by the pages of the lists: with their rights, their masking and their indexes. */
@ApplicationScoped
class Snapshot {
    private static final String BESIDE =
            "where district = :district and sharedWith <> '' and not (area between :area and :last) and id > :after order by id";

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Organizations organizations;

    @Inject
    StaffRoster roster;

    @Inject
    Mediators mediators;

    @Inject
    Residents residents;

    @Inject
    DisputeList disputes;

    @Inject
    Disputes summaries;

    @Inject
    Outcomes outcomes;

    @Inject
    ReportList reports;

    /** What came in from beside the area stands in no list of it. */
    enum Part {
        AREAS(FeedKind.AREA),
        ORGANIZATIONS(FeedKind.ORGANIZATION),
        STAFF(FeedKind.STAFF),
        POSTS(FeedKind.POST),
        MEDIATORS(FeedKind.MEDIATOR),
        RESIDENTS(FeedKind.RESIDENT),
        DISPUTES(FeedKind.DISPUTE),
        DISPUTES_BESIDE(FeedKind.DISPUTE),
        OUTCOMES(FeedKind.OUTCOME),
        OUTCOMES_BESIDE(FeedKind.OUTCOME),
        REPORTS(FeedKind.REPORT);

        final FeedKind kind;

        Part(FeedKind kind) {
            this.kind = kind;
        }
    }

    record Page(List<RecordView> items, String next) {}

    Page page(Part part, String cursor, int limit) {
        var paging = new Paging();
        paging.limit = limit;
        paging.cursor = cursor;
        return switch (part) {
            case AREAS -> areas(paging);
            case ORGANIZATIONS -> page(organizations.list(caller.area(), null, paging), RecordView::of);
            case STAFF -> page(roster.list(caller.area(), paging), RecordView::of);
            case POSTS -> posts(paging);
            case MEDIATORS -> {
                var filter = new MediatorFilter();
                filter.area = caller.area();
                yield page(mediators.list(filter, paging), RecordView::of);
            }
            case RESIDENTS -> page(residents.list(null, null, null, paging), RecordView::of);
            case DISPUTES -> page(disputes.page(new DisputeFilter(), paging), RecordView::of);
            case DISPUTES_BESIDE -> beside(Dispute.class, paging, d -> d.id, d -> RecordView.of(summaries.summary(d)));
            case OUTCOMES -> {
                // As the feed tells them: each, whatever has become of it.
                var filter = new OutcomeFilter();
                filter.all = true;
                yield page(outcomes.list(filter, paging), RecordView::of);
            }
            case REPORTS -> page(reports.list(new ReportFilter(), paging), RecordView::of);
            case OUTCOMES_BESIDE -> beside(Outcome.class, paging, o -> o.id, o -> RecordView.of(new OutcomeSummary(o)));
        };
    }

    private static <T> Page page(Paged<T> list, Function<T, RecordView> shown) {
        return new Page(list.items().stream().map(shown).toList(), list.next());
    }

    private Page areas(Paging paging) {
        var after = paging.after(1);
        var last = after.isEmpty() ? caller.area() : paging.area(after.get(0));
        var rows = Area.<Area>find(
                        "code >= ?1 and code <= ?2 and (?3 = true or code > ?4) order by code",
                        caller.area(),
                        caller.area().last(),
                        after.isEmpty(),
                        last)
                .page(0, paging.limit + 1)
                .list();
        return page(paging.page(rows, a -> a, a -> List.of(a.code), () -> 0), RecordView::of);
    }

    private Page posts(Paging paging) {
        var rows = Post.<Post>find("staffId is not null and id > ?1 order by id", after(paging))
                .page(0, paging.limit + 1)
                .list();
        return page(paging.page(rows, StaffPost::new, p -> List.of(p.id), () -> 0), RecordView::of);
    }

    private <T> Page beside(Class<T> type, Paging paging, Function<T, UUID> id, Function<T, RecordView> shown) {
        if (caller.area().tier().digits <= Tier.DISTRICT.digits) return new Page(List.of(), null);
        var rows = entities.createQuery(BESIDE, type)
                .setParameter("district", caller.area().district())
                .setParameter("area", caller.area())
                .setParameter("last", caller.area().last())
                .setParameter("after", after(paging))
                .setMaxResults(paging.limit + 1)
                .getResultList();
        return page(paging.page(rows, row -> row, row -> List.of(id.apply(row)), () -> 0), shown);
    }

    private static UUID after(Paging paging) {
        var after = paging.after(1);
        return after.isEmpty() ? new UUID(0, 0) : paging.id(after.get(0));
    }
}
