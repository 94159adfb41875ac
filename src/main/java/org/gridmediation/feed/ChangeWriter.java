package org.gridmediation.feed;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.gridmediation.access.AreaRecord;
import org.gridmediation.access.Post;
import org.gridmediation.access.RecordPart;
import org.gridmediation.access.Scope;
import org.gridmediation.access.Staff;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.feed.TransactionChanges.Written;
import org.gridmediation.http.Days;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;
import org.gridmediation.outcome.Outcome;
import org.hibernate.Hibernate;

/** Writes down what a transaction changed: one batch of inserts, no query. A dispute is told by its steps, all others as a whole. */
@ApplicationScoped
class ChangeWriter {
    /** The outcomes of a dispute come and go with it. */
    private static final String OUTCOMES = """
            insert into change_pending (area, district, kind, record, what, shared_with, was_area, was_shared_with, at)
            select area, district, 'OUTCOME', cast(id as text), 'CHANGED', ?, area, ?, ?::timestamptz from outcome
            where district = ? and dispute_id = ? order by id""";

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    Scope scope;

    @Inject
    TransactionChanges transactionChanges;

    private record Row(
            FeedKind kind,
            String record,
            String what,
            AreaCode area,
            String sharedWith,
            AreaCode wasArea,
            String wasSharedWith,
            Instant at) {

        void set(PreparedStatement insert) throws SQLException {
            boolean moved = wasArea != null || wasSharedWith != null;
            var values = new Object[] {
                area.value(),
                area.district(),
                kind.name(),
                record,
                what,
                sharedWith,
                moved ? (wasArea == null ? area : wasArea).value() : null,
                moved ? (wasSharedWith == null ? sharedWith : wasSharedWith) : null,
                at.atOffset(ZoneOffset.UTC)
            };
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
        }
    }

    void follow(@Observes @Priority(DisputeEvent.FEED) DisputeEvent happened) {
        transactionChanges.happened(happened);
    }

    void flush() {
        entities.flush();
    }

    void write(Map<Object, Written> records, List<RecordPart> parts, List<DisputeEvent> steps) {
        var rows = new ArrayList<Row>();
        var told = steps(rows, records, steps);
        for (var written : records.entrySet())
            if (!told.contains(written.getKey())) add(rows, written.getKey(), written.getValue());
        for (var mediator : named(records))
            if (!records.containsKey(mediator) && told.add(mediator)) add(rows, mediator, changed());
        for (var part : parts) {
            var whole = entities.find(part.wholeType(), part.wholeId());
            if (whole != null && !records.containsKey(whole) && told.add(whole)) add(rows, whole, changed());
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(SqlChanges.NOTE)) {
            for (var row : rows) {
                row.set(insert);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what changed could not be noted", e);
        }
        for (var record : records.keySet())
            if (record instanceof Dispute dispute && TransactionChanges.sharedBefore(records, dispute) != null)
                scope.over(
                        dispute.area, () -> shareOutcomes(dispute, TransactionChanges.sharedBefore(records, dispute)));
    }

    /** Whoever sees a dispute from now on, or no longer, is told by its first step. */
    private static Set<Object> steps(List<Row> rows, Map<Object, Written> records, List<DisputeEvent> steps) {
        var told = new HashSet<Object>();
        for (var step : steps) {
            var dispute = step.dispute();
            var first = told.add(dispute);
            rows.add(new Row(
                    FeedKind.DISPUTE,
                    dispute.id.toString(),
                    step.step().name(),
                    dispute.area,
                    dispute.sharedWith(),
                    first ? TransactionChanges.areaBefore(records, dispute) : null,
                    first ? TransactionChanges.sharedBefore(records, dispute) : null,
                    step.at()));
        }
        return told;
    }

    private void add(List<Row> rows, Object record, Written written) {
        var kind = FeedKind.of(Hibernate.getClass(record));
        var id = id(record);
        if (id == null) return;
        var area = area(record);
        var wasArea = area.equals(written.wasArea) ? null : written.wasArea;
        rows.add(new Row(
                kind, id, written.what.name(), area, shared(record), wasArea, written.wasSharedWith, Days.now()));
    }

    /** Mediators are shown with the names of the staff whom they are. */
    private List<Mediator> named(Map<Object, Written> records) {
        var staff = records.entrySet().stream()
                .filter(r -> r.getKey() instanceof Staff && r.getValue().what == ChangeType.CHANGED)
                .map(r -> ((Staff) r.getKey()).id)
                .toList();
        if (staff.isEmpty()) return List.of();
        return Mediator.<Mediator>list("staffId in ?1 order by id", staff);
    }

    private static Written changed() {
        var written = new Written();
        written.what = ChangeType.CHANGED;
        return written;
    }

    /** As its address ends. Null for what the feed does not tell of: a client's posts are the administrators' matter. */
    private static String id(Object record) {
        if (record instanceof Area area) return area.code.value();
        if (record instanceof Organization organization) return organization.id.toString();
        if (record instanceof Staff staff) return staff.id.toString();
        if (record instanceof Mediator mediator) return mediator.id.toString();
        if (record instanceof Post post) return post.staffId == null ? null : post.staffId + "/posts/" + post.id;
        return ((AreaRecord) record).id.toString();
    }

    private static AreaCode area(Object record) {
        if (record instanceof Area area) return area.code;
        if (record instanceof Organization organization) return organization.area;
        if (record instanceof Staff staff) return staff.area;
        if (record instanceof Mediator mediator) return mediator.area;
        if (record instanceof Post post) return post.area;
        return ((AreaRecord) record).area;
    }

    /** A part that is loaded may be behind its dispute, which is loaded whenever a part changes. */
    private String shared(Object record) {
        if (record instanceof Dispute dispute) return dispute.sharedWith();
        if (!(record instanceof Outcome outcome)) return "";
        var dispute = outcome.beside(Dispute.class, outcome.disputeId());
        return dispute == null ? "" : dispute.sharedWith();
    }

    private void shareOutcomes(Dispute dispute, String before) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(OUTCOMES)) {
            insert.setString(1, dispute.sharedWith());
            insert.setString(2, before);
            insert.setObject(3, Days.now().atOffset(ZoneOffset.UTC));
            insert.setString(4, dispute.district);
            insert.setObject(5, dispute.id);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what changed could not be noted", e);
        }
    }
}
