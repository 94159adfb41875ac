package org.gridmediation.statistics;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;

/**
 * Counts what happens to disputes, in the transaction in which it happens. Rows are only inserted, so nobody waits for anybody; each dispute's
 * are written under its own lock, which its change holds already.
 */
@ApplicationScoped
public class DisputeTally {
    /** What is counted for the first time was recorded when its rows say; what changes later is booked now, so that a month that is over stays as it was. */
    private static String keep(String asked, String amongAsked) {
        return SqlTemplate.fill(
                """
            with asked as (
                select {asked} id
            ), fact as (
                {facts}
            ), before as (
                select {key}, {measures} from count_pending where district = ? and dispute_id {amongAsked}
                union all select {key}, {measures} from count_entry where district = ? and dispute_id {amongAsked}
            ), change as (
                select {key}, case when dispute_id in (select dispute_id from before) then ?::date else recorded end booked, {measures} from fact
                union all select {key}, ?::date, {negated} from before
            )
            insert into count_pending ({key}, booked, at, {measures})
            select {key}, booked, ?::timestamptz, {sums} from change group by {key}, booked having {any}""",
                Map.of(
                        "asked", asked,
                        "amongAsked", amongAsked,
                        "facts", Contribution.of("d.district = ? and d.id " + amongAsked),
                        "key", Contribution.KEY,
                        "measures", Measure.columns(),
                        "negated", Measure.each(f -> "-" + f),
                        "sums", Measure.each(f -> "sum(" + f + ")"),
                        "any", Contribution.any()));
    }

    /**
     * Of one, PostgreSQL plans it once for all, and looks up what was counted by the dispute, however many rows are pending; of many it cannot know
     * of how many.
     */
    private static final String KEEP_ONE = keep("?::uuid", "= (select id from asked)");

    private static final String KEEP_MANY = keep("unnest(?::uuid[])", "in (select id from asked)");

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Scope scope;

    @Inject
    TouchedDisputes touchedDisputes;

    void follow(@Observes @Priority(DisputeEvent.STATISTICS) DisputeEvent happened) {
        touchedDisputes.add(happened.dispute());
    }

    /** Seen from their district: a step of the system, whatever of it the caller sees. */
    public void keep(AreaCode district, Collection<UUID> disputes) {
        entities.flush();
        if (caller.area().contains(district)) write(district, disputes);
        else scope.over(district, () -> write(district, disputes));
    }

    private void write(AreaCode district, Collection<UUID> disputes) {
        var now = Days.now();
        var month = BookingMonth.get();
        var one = disputes.size() == 1;
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(one ? KEEP_ONE : KEEP_MANY)) {
            if (one) statement.setObject(1, disputes.iterator().next());
            else statement.setArray(1, connection.createArrayOf("uuid", disputes.toArray()));
            for (int i = 2; i <= 4; i++) statement.setString(i, district.value());
            statement.setObject(5, month, Types.DATE);
            statement.setObject(6, month, Types.DATE);
            statement.setObject(7, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what happened could not be counted", e);
        }
    }
}
