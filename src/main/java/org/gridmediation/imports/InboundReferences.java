package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmediation.records.SqlTemplate;

/**
 * What refers to the records that an import made: every foreign key that the database knows, today's and tomorrow's.
 *
 * @param table of the records
 * @param key by which they are referred to
 * @param value what stands there for the record of a row {@code w}
 * @param parts tables whose rows go with their record
 */
record InboundReferences(String table, String key, String value, List<String> parts) {
    private static final String REFERRING = """
            select r.relname, a.attname, exists (select from pg_attribute d where d.attrelid = r.oid and d.attname = 'dispute_id'),
                exists (select from pg_attribute d where d.attrelid = r.oid and d.attname = 'district')
            from pg_constraint c join pg_class r on r.oid = c.conrelid
            cross join lateral unnest(c.conkey, c.confkey) as k (own, other)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
            join pg_attribute o on o.attrelid = c.confrelid and o.attnum = k.other
            where c.contype = 'f' and c.confrelid = cast(? as regclass) and o.attname = ? and c.conparentid = 0 and c.confdeltype <> 'c'
            order by 1, 2""";

    private record Reference(String table, String column, String reason, String within) {}

    /** Lists them in import_dependent. What the import's post does not see is found when the record is deleted. */
    void find(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        for (var reference : references(connection))
            Sql.run(
                    connection,
                    SqlTemplate.fill(
                            """
                    insert into import_dependent (job_id, number, record_id, area, district, reason)
                    select w.job_id, w.number, w.record_id, w.area, w.district, '{reason}' from import_row w
                    where w.district = :home and w.job_id = :job and w.result = 'CREATED'
                        and exists (select from {table} r where r.{column} = {value}{within})
                    on conflict do nothing""",
                            Map.of(
                                    "reason", reference.reason,
                                    "table", reference.table,
                                    "column", reference.column,
                                    "value", value,
                                    "within", reference.within)),
                    values);
    }

    private List<Reference> references(Connection connection) throws SQLException {
        var references = new ArrayList<Reference>();
        try (var query = connection.prepareStatement(REFERRING)) {
            query.setString(1, table);
            query.setString(2, key);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var from = row.getString(1);
                    if (!from.equals(table) && !parts.contains(from))
                        references.add(new Reference(
                                from,
                                row.getString(2),
                                reason(from, row.getBoolean(3)),
                                row.getBoolean(4) ? " and r.district = any(:districts)" : ""));
                }
            }
        }
        return references;
    }

    private static String reason(String table, boolean ofDispute) {
        if (ofDispute) return "USED_BY_DISPUTE";
        return switch (table) {
            case "dispute" -> "USED_BY_DISPUTE";
            case "mediator" -> "USED_BY_MEDIATOR";
            case "staff", "post" -> "USED_BY_STAFF";
            case "resident" -> "USED_BY_RESIDENT";
            case "organization" -> "USED_BY_ORGANIZATION";
            default -> "USED_BY_OTHERS";
        };
    }
}
