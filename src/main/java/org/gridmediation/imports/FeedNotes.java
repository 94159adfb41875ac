package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.FeedKind;
import org.gridmediation.feed.SqlChanges;
import org.gridmediation.records.SqlTemplate;

/**
 * What the change feed tells of a kind's records, and of what hangs on them.
 *
 * @param table whose rows are {@code x}
 * @param id as its address ends
 * @param record the imported one whose it is
 * @param among makes of an array of ids, such as {@code :records}, a condition: that it is of one of these records
 * @param was where it lay when that one, whose image is {@code b}, was as it was before; null for what lies in a place of its own
 * @param image under what name those that there were are kept with what a record was; null for what does not come and go when a record changes
 */
record FeedNotes(
        FeedKind kind,
        String table,
        String id,
        String area,
        String record,
        UnaryOperator<String> among,
        String was,
        String image) {
    private static final String MADE =
            "array(select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')";
    private static final String BEFORE =
            " x join import_before b on b.district = any(:districts) and b.job_id = :job and b.record_id = ";
    private static final String NOWHERE = "cast(null as text)";

    static FeedNotes of(FeedKind kind, String table) {
        return new FeedNotes(kind, table, "x.id", "x.area", "x.id", anyOf("x.id"), was(table), null);
    }

    /** Of a table whose rows belong to an imported record, and lie in places of their own. */
    static FeedNotes part(FeedKind kind, String table, String id, String record) {
        return new FeedNotes(kind, table, id, "x.area", record, anyOf(record), null, null);
    }

    /** Of a table whose rows come, go and lie where their record does. Whoever changes a record tells what came and went by that. */
    static FeedNotes belonging(FeedKind kind, String table, String owner, String record) {
        return new FeedNotes(kind, table, "x.id", "x.area", record, anyOf(record), was(owner), table);
    }

    /** Whoever moves a record may have its image follow: where it lay is in the image. */
    private static String was(String table) {
        return "b.before -> '" + table + "' ->> 'area'";
    }

    private static UnaryOperator<String> anyOf(String record) {
        return records -> record + " = any(" + records + ")";
    }

    private String beside() {
        return Sql.beside(table, "x", "b");
    }

    private String within() {
        return Sql.within(table, "x");
    }

    private static String select(String... columns) {
        return "select " + String.join(", ", columns);
    }

    /** Its rows that are of these records. */
    private String rows(String records) {
        return " from " + table + " x where " + among.apply(records) + within();
    }

    /** Its rows beside what their records were before. */
    private String images() {
        return " from " + table + BEFORE + record + beside();
    }

    /** After they were written. */
    void created(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        if (records.isEmpty()) return;
        var sql = select(id, area, NOWHERE) + rows(":records");
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CREATED, sql), Sql.of(connection, job, records));
    }

    /** After they were, and what they said before was kept. */
    void changed(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        if (records.isEmpty() || image != null) return;
        var before = was == null ? NOWHERE : "nullif(" + was + ", " + area + ")";
        var sql = select(id, area, before) + images() + " where " + among.apply(":records");
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, sql), Sql.of(connection, job, records));
    }

    /** Before that is undone: locked first, since the order in which changes are noted is that of the record. */
    void undone(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        Sql.run(connection, select("1") + rows(MADE) + " order by " + id + " for update", values);
        Sql.run(connection, select("1") + images() + " order by " + id + " for update of x", values);
        var gone = select(id, area, NOWHERE) + rows(MADE);
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.REMOVED, gone), values);
        var back = was == null ? select(id, area, NOWHERE) : select(id, was, "nullif(" + area + ", " + was + ")");
        back += images();
        if (image == null) Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, back), values);
        else givenBack(connection, values, back);
    }

    /** What there was then, and what there was not. */
    private void givenBack(Connection connection, Map<String, Object> values, String back) throws SQLException {
        var kept = "jsonb_to_recordset(b.before -> '" + image + "') k (id uuid)";
        var known = " exists (select from " + kept + " where k.id = " + id + ")";
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CHANGED, back + " where" + known), values);
        var added = select(id, area, NOWHERE) + images() + " where not";
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.REMOVED, added + known), values);
        var taken = SqlTemplate.fill(
                """
                select k.id, {was}, {nowhere} from import_before b, {kept} where b.district = any(:districts) and b.job_id = :job
                    and not exists (select from {table} x where {id} = k.id{beside})""",
                Map.of("was", was, "nowhere", NOWHERE, "kept", kept, "table", table, "id", id, "beside", beside()));
        Sql.run(connection, SqlChanges.noting(kind, ChangeType.CREATED, taken), values);
    }
}
