package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;

/**
 * Lets numbers follow what moves into another area. What was counted of a dispute is taken away there and added here, booked in a month in which
 * nothing is ever asked for: so CURRENT has it where it lies now, and RECORDED where it was recorded.
 */
@ApplicationScoped
public class Moving {
    private static final String NEVER = "date '0001-01-01'";

    private static final String FOLLOW = """
            with before as (
                select b.*, d.area as now from (
                    select %1$s, %2$s from count_pending where dispute_id = any (?)
                    union all select %1$s, %2$s from count_entry where dispute_id = any (?)) b
                join dispute d on d.id = b.dispute_id and d.district = b.district and d.area <> b.area
            ), change as (
                select dispute_id, now as area, district, month, %4$s, %2$s from before
                union all select %1$s, %3$s from before
            )
            insert into count_pending (%1$s, booked, at, %2$s)
            select %1$s, %5$s, ?::timestamptz, %6$s from change group by %1$s having %7$s""".formatted(
                    Contribution.KEY,
                    Fact.columns(),
                    Fact.each(f -> "-" + f),
                    Contribution.DIMENSIONS,
                    NEVER,
                    Fact.each(f -> "sum(" + f + ")"),
                    Contribution.any());

    @Inject
    EntityManager session;

    @Inject
    DataSource database;

    /** After they lie there. */
    public void follow(Collection<UUID> disputes) {
        session.flush();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FOLLOW)) {
            var ids = connection.createArrayOf("uuid", disputes.toArray());
            statement.setArray(1, ids);
            statement.setArray(2, ids);
            statement.setObject(3, OffsetDateTime.ofInstant(Days.now(), ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what moved could not be counted", e);
        }
    }

    /**
     * Residents are how many there are from now on, by either basis.
     *
     * @param residents how many more, or fewer, each grid has
     */
    public void settle(Map<AreaCode, Integer> residents) {
        try (var connection = database.getConnection()) {
            Population.add(connection, residents);
        } catch (SQLException e) {
            throw new IllegalStateException("who moved could not be counted", e);
        }
    }
}
