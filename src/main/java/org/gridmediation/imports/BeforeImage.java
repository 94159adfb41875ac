package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmediation.records.SqlTemplate;

/** Records as they were before an import changed them, with what hangs on them. */
final class BeforeImage {
    private static final String COLUMNS = """
            select a.attname from pg_attribute a
            where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum""";

    private BeforeImage() {}

    /** @param owner the column of the parts that names the record, which is `x` */
    static String of(String table, String owner, List<String> parts) {
        return parts.stream()
                .map(part -> SqlTemplate.fill(
                        ", '{part}', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from {part} c where c.{owner} = x.id{within})",
                        Map.of("within", Sql.beside(part, "c", "x"), "owner", owner, "part", part)))
                .collect(Collectors.joining("", "jsonb_build_object('" + table + "', to_jsonb(x)", ")"));
    }

    /** What only an import and its undoing may delete; it holds for the transaction. */
    static void mayDelete(Connection connection, boolean may) throws SQLException {
        Sql.run(connection, "select set_config('app.undoing', ?, true)", may ? "yes" : "");
    }

    /** The records that the job changed, without their parts. */
    static void restore(Connection connection, ImportJob job, String table) throws SQLException {
        var columns = columns(connection, table);
        columns.removeAll(List.of("id", "district", "version"));
        var sql = """
                update {table} r set ({columns}, version) =
                    (select {values}, r.version + 1 from jsonb_populate_record(null::{table}, b.before -> '{name}') p)
                from import_before b where b.district = any(:districts) and b.job_id = :job and r.id = b.record_id""";
        Sql.run(connection, filled(sql, table, table, columns) + Sql.beside(table, "r", "b"), Sql.of(connection, job));
    }

    static void restoreParts(Connection connection, ImportJob job, String part) throws SQLException {
        restoreParts(connection, job, part, part);
    }

    /** @param name under which the image has them */
    static void restoreParts(Connection connection, ImportJob job, String part, String name) throws SQLException {
        var columns = columns(connection, part);
        var sql = """
                insert into {table} ({columns}) select {values}
                from import_before b, jsonb_populate_recordset(null::{table}, b.before -> '{name}') p
                where b.district = any(:districts) and b.job_id = :job""";
        Sql.run(connection, filled(sql, part, name, columns), Sql.of(connection, job));
    }

    private static String filled(String sql, String table, String name, List<String> columns) {
        return SqlTemplate.fill(
                sql,
                Map.of(
                        "table",
                        table,
                        "name",
                        name,
                        "columns",
                        String.join(", ", columns),
                        "values",
                        columns.stream().map(c -> "p." + c).collect(Collectors.joining(", "))));
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                while (row.next()) columns.add(row.getString(1));
            }
        }
        return columns;
    }
}
