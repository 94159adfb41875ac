package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gridmediation.records.SqlTemplate;

/** What an import leaves beside its records, and how its undoing takes that back: then an earlier one can be undone as if it had never been. */
final class Traces {
    private static final String GONE = """
            delete from import_key where district = any(:districts)
                and record_id in (select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')""";

    /** Of images that earlier versions kept nothing is known of their keys but that the content is another one now. */
    private static final String UNKNOWN = """
            update import_key set digest = null where district = any(:districts)
                and record_id in (select record_id from import_before where district = any(:districts) and job_id = :job)""";

    private static final String BACK = """
            update import_key k set record_id = p.record_id, area = p.area, digest = p.digest, job_id = p.job_id, number = p.number
            from import_before b, jsonb_populate_recordset(null::import_key, b.before -> 'import_key') p
            where b.district = any(:districts) and b.job_id = :job and k.kind = p.kind and k.district = p.district and k.source = p.source
                and k.key = p.key""";

    private static final String NEW = """
            delete from import_key k where k.district = any(:districts) and k.job_id = :job and not exists (
                select from import_before b where b.district = any(:districts) and b.job_id = k.job_id and b.record_id = k.record_id
                    and not jsonb_exists(b.before, 'import_key'))""";

    private Traces() {}

    /** A condition: that rows of a table with districts are of records that the job made. */
    static String made(String id) {
        return among(id, "= 'CREATED'");
    }

    /** Or changed. */
    static String touched(String id) {
        return among(id, "in ('CREATED', 'UPDATED')");
    }

    private static String among(String id, String result) {
        return SqlTemplate.fill("""
                district = any(:districts) and {id} in (
                    select record_id from import_row where district = :home and job_id = :job and result {result})""", Map.of("id", id, "result", result));
    }

    /** The keys of records that go, those under which it was the first to know others, and what it told of the rest. */
    static void forget(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        for (var step : new String[] {GONE, UNKNOWN, BACK, NEW}) Sql.run(connection, step, values);
    }

    /**
     * A statement: whoever had left a record as it is again now, and finds it with a higher version, is told that this is the one.
     *
     * @param record a condition: that the image {@code b} is of the record {@code x}
     * @param bump how much of the difference is nobody's change, of the JSON of a record as it was then
     */
    static String versions(String table, String record, UnaryOperator<String> bump) {
        // The rows of other imports lie where those began: within this one's area, or they are not seen.
        return SqlTemplate.fill(
                """
                update import_row w set version = x.version - {now}
                from import_before b join {table} x on {record}{beside}, lateral (select to_jsonb(x) as now) n
                where b.district = any(:districts) and b.job_id = :job and w.district = any(:districts) and w.record_id = b.record_id
                    and w.job_id <> b.job_id and w.result in ('CREATED', 'UPDATED')
                    and coalesce(w.version, (select e.version from import_before e
                        where e.district = any(:districts) and e.job_id = w.job_id and e.record_id = w.record_id), 0)
                        + {then} >= cast(b.before -> '{table}' ->> 'version' as integer)""",
                Map.of(
                        "now", bump.apply("n.now"),
                        "then", bump.apply("(b.before -> '" + table + "')"),
                        "beside", Sql.beside(table, "x", "b"),
                        "record", record,
                        "table", table));
    }
}
