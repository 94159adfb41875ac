package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;

/**
 * Gives what was committed its positions: without a gap, in the order of the numbers, district by district. Whoever reads does it first, in
 * transactions of its own, so that a writer that takes long keeps nobody waiting: what it notes is placed once it has committed.
 */
@ApplicationScoped
class Sequencer {
    private static final int BATCH = 2000;
    private static final int BATCHES = 5;

    private static final String PENDING_IN_ONE = "select district from change_pending where district = ? limit 1";

    /** From one district to the next, however many rows each has. */
    private static final String PENDING = """
            with recursive found as (
                (select district from change_pending where district between ? and ? order by district limit 1)
                union all
                select (select p.district from change_pending p where p.district > found.district and p.district <= ? order by p.district limit 1)
                from found where found.district is not null
            )
            select district from found where district is not null""";

    private static final String STREAM = "select district, position from change_stream where district = ?";

    private static final String STREAMS =
            "select district, position from change_stream where district between ? and ? order by district";

    private static final String NEW = "insert into change_stream (area, district) values (?, ?) on conflict do nothing";

    private static final String LOCK = "select position from change_stream where district = ? for update";

    private static final String PLACE = SqlTemplate.fill("""
            with taken as (
                delete from change_pending where district = ?
                    and n <= (select max(n) from (select n from change_pending where district = ? order by n limit {batch}) first)
                returning *
            ), placed as (
                insert into change (n, area, district, kind, record, what, shared_with, was_area, was_shared_with, at, position, placed_at)
                select n, area, district, kind, record, what, shared_with, was_area, was_shared_with, at, ?::bigint + row_number() over (order by n), ?::timestamptz
                from taken returning position
            )
            update change_stream set position = position + (select count(*) from placed) where district = ?
            returning (select count(*) from placed)""", Map.of("batch", String.valueOf(BATCH)));

    @Inject
    DataSource database;

    /**
     * @param positions the last of each district
     * @param left whether there is more to place: nobody who reads does all the work of a large import
     */
    record Placed(TreeMap<String, Long> positions, boolean left) {}

    /** The districts of an area, or the one that it lies in. Not inside a transaction. */
    Placed run(AreaCode area) {
        var districts = area.at(Tier.DISTRICT);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean left = false;
                for (var district : pending(connection, districts)) left |= place(connection, district);
                begin(connection, districts.value());
                return new Placed(positions(connection, districts), left);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("changes could not be placed: " + e.getSQLState(), e);
        }
    }

    private static List<String> pending(Connection connection, AreaCode area) throws SQLException {
        begin(connection, area.value());
        boolean one = area.tier() == Tier.DISTRICT;
        try (var query = connection.prepareStatement(one ? PENDING_IN_ONE : PENDING)) {
            query.setString(1, area.value());
            if (!one) query.setString(2, area.last().value());
            if (!one) query.setString(3, area.last().value());
            var found = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) found.add(row.getString(1));
            }
            return found;
        }
    }

    /** Under an area that is set already. */
    static TreeMap<String, Long> positions(Connection connection, AreaCode area) throws SQLException {
        boolean one = area.tier() == Tier.DISTRICT;
        try (var query = connection.prepareStatement(one ? STREAM : STREAMS)) {
            query.setString(1, area.value());
            if (!one) query.setString(2, area.last().value());
            var positions = new TreeMap<String, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) positions.put(row.getString(1), row.getLong(2));
            }
            return positions;
        }
    }

    private static boolean place(Connection connection, String district) throws SQLException {
        for (int i = 0; i < BATCHES; i++) {
            begin(connection, district);
            int placed = placeSome(connection, district);
            connection.commit();
            if (placed < BATCH) return false;
        }
        return true;
    }

    /** The lock first, and only then a look at what there is: what another one has placed is gone by then. */
    private static int placeSome(Connection connection, String district) throws SQLException {
        long last = lock(connection, district);
        try (var place = connection.prepareStatement(PLACE)) {
            place.setString(1, district);
            place.setString(2, district);
            place.setLong(3, last);
            place.setObject(4, Days.now().atOffset(ZoneOffset.UTC));
            place.setString(5, district);
            try (var row = place.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static long lock(Connection connection, String district) throws SQLException {
        try (var add = connection.prepareStatement(NEW);
                var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, district);
            for (int i = 0; i < 2; i++) {
                try (var row = lock.executeQuery()) {
                    if (row.next()) return row.getLong(1);
                }
                add.setString(1, district);
                add.setString(2, district);
                add.executeUpdate();
            }
            throw new IllegalStateException("there is no stream of " + district);
        }
    }

    private static void begin(Connection connection, String area) throws SQLException {
        Scope.set(connection, new AreaCode(area));
    }
}
