package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Problem;

/** Reads a page of what was placed, in a transaction under the caller's area. */
@ApplicationScoped
class FeedReader {
    /** Changes of others, which the caller does not see, are read over; not for ever in one answer. */
    private static final long READ_OVER = 20_000;

    private static final String ROWS = "select " + FeedEntry.COLUMNS + """
             from change
            where district = ? and position > ? and position <= ? and kind = any(?) order by position limit ?""";

    private static final String PURGED = "select district, purged from change_stream where district = any(?)";

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    CurrentRecords currentRecords;

    /** @param left whether there is more that the cursor has not come to */
    record Page(List<FeedEntry> entries, FeedCursor from, FeedCursor next, boolean left) {}

    /**
     * @param ends the last position of each district that is to be read
     * @param cursor null to begin with the first that is kept
     */
    Page read(Map<String, Long> ends, FeedCursor cursor, Collection<FeedKind> kinds, int limit) {
        try (var connection = database.getConnection()) {
            var positions = begin(connection, ends, cursor);
            var first = new FeedCursor(positions);
            // Fair to each, and nobody waits for ever: those furthest behind first.
            var news = ends.entrySet().stream()
                    .filter(end -> positions.get(end.getKey()) < end.getValue())
                    .sorted(Comparator.comparing(end -> positions.get(end.getKey()) - end.getValue()))
                    .limit(limit)
                    .toList();
            var entries = new ArrayList<FeedEntry>();
            for (var district : news) {
                var from = positions.get(district.getKey());
                var to = Math.min(district.getValue(), from + READ_OVER);
                int share = limit / news.size();
                var rows = rows(connection, district.getKey(), from, to, kinds, share);
                entries.addAll(rows);
                positions.put(
                        district.getKey(),
                        rows.size() == share ? rows.get(share - 1).position() : to);
            }
            boolean left = ends.entrySet().stream().anyMatch(end -> positions.get(end.getKey()) < end.getValue());
            return new Page(entries, first, new FeedCursor(positions), left);
        } catch (SQLException e) {
            throw new IllegalStateException("changes could not be read: " + e.getSQLState(), e);
        }
    }

    /** From where each district is read. What is no longer kept, or was never there (in a database restored from an older copy), was missed. */
    private static TreeMap<String, Long> begin(Connection connection, Map<String, Long> ends, FeedCursor cursor)
            throws SQLException {
        var positions = new TreeMap<String, Long>();
        var purged = purged(connection, ends.keySet());
        ends.forEach((district, end) -> {
            long first = purged.getOrDefault(district, 0L);
            long from = cursor == null ? first : cursor.in(district);
            if (from < first || from > end) throw Problem.CURSOR_EXPIRED.exception();
            positions.put(district, from);
        });
        return positions;
    }

    private static Map<String, Long> purged(Connection connection, Collection<String> districts) throws SQLException {
        var purged = new HashMap<String, Long>();
        try (var query = connection.prepareStatement(PURGED)) {
            query.setArray(1, connection.createArrayOf("text", districts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) purged.put(row.getString(1), row.getLong(2));
            }
        }
        return purged;
    }

    private static List<FeedEntry> rows(
            Connection connection, String district, long from, long to, Collection<FeedKind> kinds, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(ROWS)) {
            query.setString(1, district);
            query.setLong(2, from);
            query.setLong(3, to);
            query.setArray(
                    4,
                    connection.createArrayOf(
                            "text", kinds.stream().map(FeedKind::name).toArray()));
            query.setInt(5, limit);
            var rows = new ArrayList<FeedEntry>();
            try (var row = query.executeQuery()) {
                while (row.next()) rows.add(FeedEntry.of(row));
            }
            return rows;
        }
    }

    /** Each record is read once, however often it changed. */
    List<CloudEvent> events(List<FeedEntry> entries) {
        var reader = caller.area();
        var wanted = new TreeMap<FeedKind, LinkedHashSet<String>>();
        var districts = new TreeSet<String>();
        for (var entry : entries)
            if (entry.hasRecord(reader)) {
                wanted.computeIfAbsent(entry.kind(), k -> new LinkedHashSet<>()).add(entry.record());
                districts.add(entry.district());
            }
        var shown = new HashMap<FeedKind, Map<String, RecordView>>();
        wanted.forEach((kind, ids) -> shown.put(kind, currentRecords.of(kind, ids, districts)));
        return entries.stream()
                .map(e -> e.event(
                        reader,
                        e.hasRecord(reader)
                                ? shown.getOrDefault(e.kind(), Map.of()).get(e.record())
                                : null))
                .toList();
    }
}
