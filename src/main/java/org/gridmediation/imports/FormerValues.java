package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmediation.records.SqlTemplate;

/**
 * What only one record can have, a unique key says so, and a record has again once an import is undone. Another may have come to have it.
 *
 * @param table with the key: the records', or that of a part of them
 * @param owner the column that names the record
 * @param reason the code under which it is told who has it
 * @param fields of the key
 * @param same a condition: that the stored row {@code o} and the former one {@code p} have the same
 */
record FormerValues(String table, String owner, String reason, List<String> fields, String same) {
    static FormerValues of(String table, String reason, List<String> fields, String same) {
        return new FormerValues(table, "id", reason, fields, same);
    }

    /** A select of the code for the row {@code w} with the image {@code b}. What the undo takes back or away itself is in nobody's way. */
    String reasons() {
        return " union all select '" + reason + "' where "
                + SqlTemplate.fill(
                        """
                exists (select from jsonb_populate_recordset(null::{table}, case jsonb_typeof(b.before -> '{table}')
                        when 'object' then jsonb_build_array(b.before -> '{table}') else b.before -> '{table}' end) p
                    join {table} o on {same}
                    where o.{owner} <> w.record_id{within} and o.{owner} not in (select m.record_id from import_row m
                        where m.district = :home and m.job_id = :job and m.result in ('CREATED', 'UPDATED')))
                """, Map.of("table", table, "same", same, "owner", owner, "within", Sql.within(table, "o")));
    }

    /**
     * Gives it back before all else is: the records of an import can have passed it on among themselves, and one statement would restore them in no order.
     * None was changed twice, so each has it free after the one to which it went.
     */
    void restore(Connection connection, ImportJob job) throws SQLException {
        var sql = SqlTemplate.fill(
                """
                update {table} x set ({fields}) = row({former}) from import_before b, jsonb_populate_record(null::{table}, b.before -> '{table}') p
                where b.district = any(:districts) and b.job_id = :job and x.id = b.record_id{beside} and row({current}) is distinct from row({former})
                    and not exists (select from {table} o where o.id <> x.id and ({same}))""",
                Map.of(
                        "table", table,
                        "fields", String.join(", ", fields),
                        "former", of("p"),
                        "current", of("x"),
                        "beside", Sql.beside(table, "x", "b"),
                        "same", same));
        while (Sql.run(connection, sql, Sql.of(connection, job)) > 0) {
            // The next ones are free now.
        }
    }

    private String of(String row) {
        return fields.stream().map(field -> row + "." + field).collect(Collectors.joining(", "));
    }
}
