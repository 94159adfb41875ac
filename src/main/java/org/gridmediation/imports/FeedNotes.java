package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.FeedKind;
import org.gridmediation.feed.SqlChanges;

/**
 * What the change feed tells of a kind's records, and of what hangs on them.
 *
 * @param table whose rows are {@code x}
 * @param id as its address ends
 * @param record the imported one whose it is
 * @param among a condition: that it is of one of the records {@code :records}
 * @param was where it lay when that one, whose image is {@code b}, was as it was before; null for what lies in a place of its own
 * @param image under what name those that there were are kept with what a record was; null for what does not come and go when a record changes
 */
record FeedNotes(
        FeedKind kind, String table, String id, String area, String record, String among, String was, String image) {
    private static final String MADE =
            "array(select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')";
    private static final String BEFORE =
            " x join import_before b on b.district = any(:districts) and b.job_id = :job and b.record_id = ";
    private static final String NOWHERE = "cast(null as text)";

    static FeedNotes of(FeedKind kind, String table) {
        // Whoever moves a record may have its image follow.
        var was = "b.before -> '" + table + "' ->> 'area'";
        return new FeedNotes(kind, table, "x.id", "x.area", "x.id", "x.id = any(:records)", was, null);
    }

    /** Of a table whose rows belong to an imported record, and lie in places of their own. */
    static FeedNotes part(FeedKind kind, String table, String id, String record) {
        return new FeedNotes(kind, table, id, "x.area", record, record + " = any(:records)", null, null);
    }

    /** Of a table whose rows come, go and lie where their record does. Whoever changes a record tells what came and went by that. */
    static FeedNotes belonging(FeedKind kind, String table, String record) {
        return new FeedNotes(kind, table, "x.id", "x.area", record, record + " = any(:records)", "b.area", table);
    }

    private String beside() {
        return Sql.beside(table, "x", "b");
    }

    private String within() {
        return Sql.within(table, "x");
    }

    /** After they were written. */
    void created(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        if (records.isEmpty()) return;
        var sql = "select %s, %s, %s from %s x where %s%s".formatted(id, area, NOWHERE, table, among, within());
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CREATED, sql), Sql.of(connection, job, records));
    }

    /** After they were, and what they said before was kept. */
    void changed(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        if (records.isEmpty() || image != null) return;
        var before = was == null ? NOWHERE : "nullif(" + was + ", " + area + ")";
        var sql = "select %s, %s, %s from %s%s%s where %s"
                .formatted(id, area, before, table, BEFORE, record + beside(), among);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, sql), Sql.of(connection, job, records));
    }

    /** Before that is undone: locked first, since the order in which changes are noted is that of the record. */
    void undone(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        var made = "from %s x where %s%s".formatted(table, among.replace(":records", MADE), within());
        var before = "from " + table + BEFORE + record + beside();
        Sql.run(connection, "select 1 %s order by %s for update".formatted(made, id), values);
        Sql.run(connection, "select 1 %s order by %s for update of x".formatted(before, id), values);
        var gone = "select %s, %s, %s %s".formatted(id, area, NOWHERE, made);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.REMOVED, gone), values);
        var there = was == null ? area + ", " + NOWHERE : "%s, nullif(%s, %s)".formatted(was, area, was);
        var back = "select %s, %s %s".formatted(id, there, before);
        if (image == null) Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, back), values);
        else givenBack(connection, values, before, back);
    }

    /** What there was then, and what there was not. */
    private void givenBack(Connection connection, Map<String, Object> values, String before, String back)
            throws SQLException {
        var kept = "jsonb_to_recordset(b.before -> '" + image + "') k (id uuid)";
        var known = " exists (select from " + kept + " where k.id = " + id + ")";
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, back + " where" + known), values);
        var added = "select %s, %s, %s %s where not".formatted(id, area, NOWHERE, before);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.REMOVED, added + known), values);
        var taken = """
                select k.id, b.area, %s from import_before b, %s where b.district = any(:districts) and b.job_id = :job
                    and not exists (select from %s x where %s = k.id%s)""".formatted(NOWHERE, kept, table, id, beside());
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CREATED, taken), values);
    }
}
