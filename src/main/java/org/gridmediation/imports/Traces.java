package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;

/** What an import leaves beside its records, and how its undoing takes that back: then an earlier one can be undone as if it had never been. */
final class Traces {
    private static final String GONE =
            "delete from import_key where record_id in (select record_id from import_row where job_id = ? and result = 'CREATED')";

    /** Of images that earlier versions kept nothing is known of their keys but that the content is another one now. */
    private static final String UNKNOWN =
            "update import_key set digest = null where record_id in (select record_id from import_before where job_id = ?)";

    private static final String BACK = """
            update import_key k set record_id = p.record_id, area = p.area, digest = p.digest, job_id = p.job_id, number = p.number
            from import_before b, jsonb_populate_recordset(null::import_key, b.before -> 'import_key') p
            where b.job_id = ? and k.kind = p.kind and k.district = p.district and k.source = p.source and k.key = p.key""";

    private static final String NEW = """
            delete from import_key k where k.job_id = ? and not exists (
                select from import_before b where b.job_id = k.job_id and b.record_id = k.record_id and not jsonb_exists(b.before, 'import_key'))""";

    private Traces() {}

    /** The keys of records that go, those under which it was the first to know others, and what it told of the rest. */
    static void forget(Connection connection, ImportJob job) throws SQLException {
        for (var step : new String[] {GONE, UNKNOWN, BACK, NEW}) Sql.run(connection, step, job.id);
    }

    /**
     * A statement: whoever had left a record as it is again now, and finds it with a higher version, is told that this is the one.
     *
     * @param record a condition: that the image {@code b} is of the record {@code x}
     * @param bump how much of the difference is nobody's change, of the record as {@code now} that was {@code was}
     */
    static String versions(String table, String record, String bump) {
        return """
                update import_row w set version = x.version - %3$s
                from import_before b join %1$s x on %2$s, lateral (select to_jsonb(x) as now) n
                where b.job_id = ? and w.record_id = b.record_id and w.job_id <> b.job_id and w.result in ('CREATED', 'UPDATED')
                    and coalesce(w.version, (select e.version from import_before e where e.job_id = w.job_id and e.record_id = w.record_id), 0)
                        + %4$s >= cast(b.before -> '%1$s' ->> 'version' as integer)""".formatted(
                table, record, bump.replace(":then", "n.now"), bump.replace(":then", "(b.before -> '" + table + "')"));
    }
}
