package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Post;
import org.gridmediation.access.Staff;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.mediator.Mediators;
import org.gridmediation.organization.Organization;
import org.gridmediation.organization.OrganizationDetail;
import org.gridmediation.outcome.Outcome;
import org.gridmediation.outcome.OutcomeSummary;
import org.gridmediation.report.Report;
import org.gridmediation.report.ReportSummary;
import org.gridmediation.resident.Residents;

/** The records that changes are about, as they are now and as the caller may see them: many at once. */
@ApplicationScoped
class CurrentRecords {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Mediators mediators;

    @Inject
    Residents residents;

    @Inject
    Disputes disputes;

    /** Those that the caller sees, by what their addresses end with. @param districts in which they lie */
    Map<String, RecordView> of(FeedKind kind, Collection<String> records, Set<String> districts) {
        if (records.isEmpty() || !kind.isShownTo(caller.post())) return Map.of();
        var found = new HashMap<String, RecordView>();
        read(kind, records, districts).forEach(shown -> found.put(shown.record(), shown));
        return found;
    }

    private Stream<RecordView> read(FeedKind kind, Collection<String> records, Set<String> districts) {
        return switch (kind) {
            case AREA ->
                Area.<Area>stream(
                                "code in ?1",
                                records.stream().map(AreaCode::new).toList())
                        .map(RecordView::of);
            case ORGANIZATION ->
                read(Organization.class, records).map(OrganizationDetail::new).map(RecordView::of);
            case STAFF -> read(Staff.class, records).map(RecordView::of);
            case POST -> read(Post.class, records).map(StaffPost::new).map(RecordView::of);
            case MEDIATOR -> mediators.details(ids(records)).stream().map(RecordView::of);
            case RESIDENT -> residents.summaries(ids(records)).stream().map(RecordView::of);
            case DISPUTE ->
                read(Dispute.class, records, districts).map(disputes::summary).map(RecordView::of);
            case OUTCOME ->
                read(Outcome.class, records, districts).map(OutcomeSummary::new).map(RecordView::of);
            case REPORT ->
                read(Report.class, records, districts).map(ReportSummary::new).map(RecordView::of);
        };
    }

    private <T> Stream<T> read(Class<T> type, Collection<String> records) {
        return entities.createQuery("where id in :ids", type)
                .setParameter("ids", ids(records))
                .getResultStream();
    }

    private <T> Stream<T> read(Class<T> type, Collection<String> records, Set<String> districts) {
        return entities.createQuery("where district in :districts and id in :ids", type)
                .setParameter("districts", districts)
                .setParameter("ids", ids(records))
                .getResultStream();
    }

    private static List<UUID> ids(Collection<String> records) {
        return records.stream()
                .map(r -> UUID.fromString(r.substring(r.lastIndexOf('/') + 1)))
                .toList();
    }
}
