package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.SqlChanges;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.statistics.Population;

/** Residents go again if nothing has come to depend on them, and those that were changed are as they were before. */
final class ResidentUndo {
    static final String DEPENDENTS = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            select w.job_id, w.number, w.record_id, w.area, w.district, d.reason
            from import_row w left join import_before b on b.district = any(:districts) and b.job_id = w.job_id and b.record_id = w.record_id
            cross join lateral (
                select 'PARTY_TO_DISPUTE' where w.result = 'CREATED'
                    and exists (select from dispute_party p where p.district = any(:districts) and p.resident_id = w.record_id)
                union all select 'PERSON_OF_STAFF' where w.result = 'CREATED' and exists (select from staff s where s.resident_id = w.record_id)
                union all select 'HAS_CORRECTION' where w.result = 'CREATED'
                    and exists (
                        select from correction c where c.district = any(:districts) and c.record_id = w.record_id and c.state <> 'CLOSED')
                union all select 'CHANGED_SINCE' from resident r
                    where r.district = any(:districts) and r.id = w.record_id and r.version > coalesce(w.version, b.version, 0)
                union all select 'IN_LATER_IMPORT' where w.result = 'CREATED' and exists (
                    select from import_key k where k.district = any(:districts) and k.record_id = w.record_id and k.job_id <> w.job_id))
                as d (reason)
            where w.district = :home and w.job_id = :job and w.result in ('CREATED', 'UPDATED')""";

    private static String made(String id) {
        return SqlTemplate.fill("""
            district = any(:districts) and {id} in (
                select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')""", Map.of("id", id));
    }

    private static String changed(String id) {
        return "(district, " + id + """
            ) in (select district, record_id from import_before where district = any(:districts) and job_id = :job)""";
    }

    /** Their grids have fewer residents again, and those who were moved are back. */
    private static final String UNCOUNTED = """
            select area, sum(residents) from (
                select r.area, -1 from import_row w join resident r on r.district = any(:districts) and r.id = w.record_id
                where w.district = :home and w.job_id = :job and w.result in ('CREATED', 'UPDATED')
                union all
                select b.before -> 'resident' ->> 'area', 1 from import_before b where b.district = any(:districts) and b.job_id = :job)
                as moved (area, residents)
            group by area""";

    /** Locked first: the order in which changes are noted is that of the record. */
    static final String LOCKED = """
            select id from resident where district = any(:districts) and id in (
                select record_id from import_row where district = :home and job_id = :job and result in ('CREATED', 'UPDATED')) for update""";

    private static final String TOLD_GONE = SqlChanges.noting(
            org.gridmediation.feed.FeedKind.RESIDENT,
            ChangeType.REMOVED,
            "select id, area, cast(null as text) from resident where " + made("id"));

    private static final String TOLD_BACK =
            SqlChanges.noting(org.gridmediation.feed.FeedKind.RESIDENT, ChangeType.CHANGED, """
            select r.id, b.before -> 'resident' ->> 'area', nullif(r.area, b.before -> 'resident' ->> 'area')
            from import_before b join resident r on r.id = b.record_id and r.district = b.district
            where b.district = any(:districts) and b.job_id = :job""");

    static final List<String> STEPS = List.of(
            TOLD_GONE,
            TOLD_BACK,
            "delete from resident_phone where " + made("resident_id"),
            "delete from resident where " + made("id"),
            """
                    update resident r set (area, name, sex, birth_date, document_type, document_sealed, document_fingerprint, address, household,
                        version) = (select p.area, p.name, p.sex, p.birth_date, p.document_type, p.document_sealed, p.document_fingerprint, p.address,
                        p.household, r.version + 1 from jsonb_populate_record(null::resident, b.before -> 'resident') p)
                    from import_before b
                    where b.district = any(:districts) and b.job_id = :job and r.id = b.record_id and r.district = b.district""",
            "select follow_area('{}', array_agg(id), district) from resident where " + changed("id")
                    + " group by district",
            "delete from resident_phone where " + changed("resident_id"),
            """
                    insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
                    select p.id, p.resident_id, p.area, p.district, p.position, p.sealed, p.fingerprint
                    from import_before b, jsonb_populate_recordset(null::resident_phone, b.before -> 'phones') p
                    where b.district = any(:districts) and b.job_id = :job""",
            Traces.versions("resident", "x.id = b.record_id", then -> "0"));

    private ResidentUndo() {}

    /** Those who are as they were before once it is undone, by their district. */
    static Map<String, List<UUID>> changed(Connection connection, ImportJob job) throws SQLException {
        var changed = new HashMap<String, List<UUID>>();
        var sql = "select district, record_id from import_before where district = any(:districts) and job_id = :job";
        try (var query = Sql.prepare(connection, sql, Sql.of(connection, job));
                var row = query.executeQuery()) {
            while (row.next())
                changed.computeIfAbsent(row.getString(1), district -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class));
        }
        return changed;
    }

    /** After they are locked, and before they are gone. */
    static void uncount(Connection connection, ImportJob job) throws SQLException {
        var residents = new HashMap<AreaCode, Integer>();
        try (var query = Sql.prepare(connection, UNCOUNTED, Sql.of(connection, job));
                var row = query.executeQuery()) {
            while (row.next()) residents.put(new AreaCode(row.getString(1)), row.getInt(2));
        }
        Population.add(connection, residents);
    }
}
