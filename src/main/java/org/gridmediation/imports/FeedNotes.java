package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
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
 * @param among a condition: that it is of one of the records {@code ?}
 * @param follows whether it lies where that one lies, and not in a place of its own
 * @param image under what name those that there were are kept with what a record was; null for what does not come and go when a record changes
 */
record FeedNotes(
        FeedKind kind,
        String table,
        String id,
        String area,
        String record,
        String among,
        boolean follows,
        String image) {
    private static final String MADE =
            "array(select record_id from import_row where job_id = ? and result = 'CREATED')";
    private static final String BEFORE = " x join import_before b on b.job_id = ? and b.record_id = ";
    private static final String NOWHERE = "cast(null as text)";

    static FeedNotes of(FeedKind kind, String table) {
        return new FeedNotes(kind, table, "x.id", "x.area", "x.id", "x.id = any(?)", true, null);
    }

    /** Of a table whose rows belong to an imported record, and lie in places of their own. */
    static FeedNotes part(FeedKind kind, String table, String id, String record) {
        return new FeedNotes(kind, table, id, "x.area", record, record + " = any(?)", false, null);
    }

    /** Of a table whose rows come, go and lie where their record does. Whoever changes a record tells what came and went by that. */
    static FeedNotes belonging(FeedKind kind, String table, String record) {
        return new FeedNotes(kind, table, "x.id", "x.area", record, record + " = any(?)", true, table);
    }

    /** After they were written. */
    void created(Connection connection, Collection<UUID> records) throws SQLException {
        if (records.isEmpty()) return;
        var sql = "select %s, %s, %s from %s x where %s".formatted(id, area, NOWHERE, table, among);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CREATED, sql), Sql.ids(connection, records.stream()));
    }

    /** After they were, and what they said before was kept. */
    void changed(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        if (records.isEmpty() || image != null) return;
        var was = follows ? "nullif(b.area, " + area + ")" : NOWHERE;
        var sql = "select %s, %s, %s from %s%s%s where %s".formatted(id, area, was, table, BEFORE, record, among);
        Sql.run(
                connection,
                SqlChanges.noting(kind, ChangeType.CHANGED, sql),
                job.id,
                Sql.ids(connection, records.stream()));
    }

    /** Before that is undone: locked first, since the order in which changes are noted is that of the record. */
    void undone(Connection connection, ImportJob job) throws SQLException {
        var made = "from %s x where %s".formatted(table, among.replace("?", MADE));
        var before = "from " + table + BEFORE + record;
        Sql.run(connection, "select 1 %s order by %s for update".formatted(made, id), job.id);
        Sql.run(connection, "select 1 %s order by %s for update of x".formatted(before, id), job.id);
        var gone = "select %s, %s, %s %s".formatted(id, area, NOWHERE, made);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.REMOVED, gone), job.id);
        var there = follows ? "b.area, nullif(" + area + ", b.area)" : area + ", " + NOWHERE;
        var back = "select %s, %s %s".formatted(id, there, before);
        if (image == null) Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, back), job.id);
        else givenBack(connection, job, before, back);
    }

    /** What there was then, and what there was not. */
    private void givenBack(Connection connection, ImportJob job, String before, String back) throws SQLException {
        var kept = "jsonb_to_recordset(b.before -> '" + image + "') k (id uuid)";
        var known = " exists (select from " + kept + " where k.id = " + id + ")";
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, back + " where" + known), job.id);
        var added = "select %s, %s, %s %s where not".formatted(id, area, NOWHERE, before);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.REMOVED, added + known), job.id);
        var taken =
                "select k.id, b.area, %s from import_before b, %s where b.job_id = ? and not exists (select from %s x where %s = k.id)"
                        .formatted(NOWHERE, kept, table, id);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CREATED, taken), job.id);
    }
}
