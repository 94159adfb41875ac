package org.gridmediation.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;

/**
 * Notes changes that are made by SQL: call it in their transaction, after the rows were written (their order in the feed is that in which they
 * are noted while they are locked). What is written through Hibernate is noted by itself ({@link ChangeListener}).
 */
public final class SqlChanges {
    private static final String COLUMNS =
            "insert into change_pending (area, district, kind, record, what, shared_with, was_area, was_shared_with, at) ";

    static final String NOTE = COLUMNS + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String NOTE_MANY = COLUMNS + """
            select area, left(area, 6), ?, record, ?, '', was, case when was is not null then '' end, ?::timestamptz
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as x (record, area, was, place) order by place""";

    private SqlChanges() {}

    /**
     * @param id in the address of the record
     * @param was the area in which it was until now, when that is another one
     */
    public record Row(Object id, AreaCode area, AreaCode was) {
        public Row(Object id, AreaCode area) {
            this(id, area, null);
        }
    }

    /** One statement, however many there are. */
    public static void note(Connection connection, FeedKind kind, ChangeType what, Collection<Row> records)
            throws SQLException {
        note(connection, kind, what.name(), records);
    }

    /** @param what happened, such as a step of a dispute */
    public static void note(Connection connection, FeedKind kind, String what, Collection<Row> records)
            throws SQLException {
        if (records.isEmpty()) return;
        try (var insert = connection.prepareStatement(NOTE_MANY)) {
            insert.setString(1, kind.name());
            insert.setString(2, what);
            insert.setObject(3, Days.now().atOffset(ZoneOffset.UTC));
            insert.setArray(4, texts(connection, records, Row::id));
            insert.setArray(5, texts(connection, records, Row::area));
            insert.setArray(
                    6,
                    texts(connection, records, r -> r.was() == null || r.was().equals(r.area()) ? null : r.was()));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array texts(Connection connection, Collection<Row> records, Function<Row, Object> part)
            throws SQLException {
        return connection.createArrayOf(
                "text",
                records.stream()
                        .map(part)
                        .map(p -> p == null ? null : p.toString())
                        .toArray());
    }

    /**
     * The same as a statement to run among others.
     *
     * @param rows a select of id, area and the area before, which is null when it is the same; its rows are locked already
     */
    public static String noting(FeedKind kind, ChangeType what, String rows) {
        return noting(kind, what, "''", "(" + rows + ") as x (id, area, was)");
    }

    /** The same of records that may be read from beside their areas too: by whom is the fourth column. */
    public static String notingShared(FeedKind kind, ChangeType what, String rows) {
        return noting(kind, what, "shared", "(" + rows + ") as x (id, area, was, shared)");
    }

    private static String noting(FeedKind kind, ChangeType what, String shared, String rows) {
        return COLUMNS
                + SqlTemplate.fill(
                        """
                select area, left(area, 6), '{kind}', cast(id as text), '{what}', {shared}, was, case when was is not null then {shared} end, now()
                from {rows}""", Map.of("kind", kind.name(), "what", what.name(), "shared", shared, "rows", rows));
    }
}
