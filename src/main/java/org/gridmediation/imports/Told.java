package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.gridmediation.feed.Changes;
import org.gridmediation.feed.Kind;
import org.gridmediation.feed.What;

/**
 * What the change feed tells of a kind's records, and of what comes and goes with them.
 *
 * @param from its table, as {@code x}
 * @param id as its address ends
 * @param record the imported one whose it is
 * @param among a condition: that it is of one of the records {@code ?}
 */
record Told(Kind kind, String from, String id, String area, String record, String among) {
    private static final String MADE =
            "array(select record_id from import_row where job_id = ? and result = 'CREATED')";
    private static final String BEFORE = " join import_before b on b.job_id = ? and b.record_id = ";

    static Told of(Kind kind, String table) {
        return new Told(kind, table + " x", "x.id", "x.area", "x.id", "x.id = any(?)");
    }

    /** Of a table whose rows belong to an imported record. */
    static Told part(Kind kind, String table, String id, String record) {
        return new Told(kind, table + " x", id, "x.area", record, record + " = any(?)");
    }

    /** After they were written. */
    void created(Connection connection, Collection<UUID> records) throws SQLException {
        if (records.isEmpty()) return;
        var sql = "select %s, %s, cast(null as text) from %s where %s".formatted(id, area, from, among);
        Sql.run(connection, Changes.noting(kind, What.CREATED, sql), Sql.ids(connection, records.stream()));
    }

    /** After they were, and what they said before was kept. */
    void changed(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        if (records.isEmpty()) return;
        var sql = "select %s, %s, nullif(b.area, %s) from %s %s %s where %s"
                .formatted(id, area, area, from, BEFORE, record, among);
        Sql.run(connection, Changes.noting(kind, What.CHANGED, sql), job.id, Sql.ids(connection, records.stream()));
    }

    /** Before that is undone: locked first, since the order in which changes are noted is that of the record. */
    void undone(Connection connection, ImportJob job) throws SQLException {
        var made = among.replace("?", MADE);
        Sql.run(connection, "select 1 from %s where %s order by %s for update".formatted(from, made, id), job.id);
        Sql.run(
                connection,
                "select 1 from %s %s %s order by %s for update of x".formatted(from, BEFORE, record, id),
                job.id);
        var gone = "select %s, %s, cast(null as text) from %s where %s".formatted(id, area, from, made);
        Sql.run(connection, Changes.noting(kind, What.REMOVED, gone), job.id);
        var back = "select %s, b.area, nullif(%s, b.area) from %s %s %s".formatted(id, area, from, BEFORE, record);
        Sql.run(connection, Changes.noting(kind, What.CHANGED, back), job.id);
    }
}
