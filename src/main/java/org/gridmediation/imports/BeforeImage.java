package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Records as they were before an import changed them, with what hangs on them. */
final class BeforeImage {
    private static final String COLUMNS = """
            select a.attname from pg_attribute a
            where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum""";

    private BeforeImage() {}

    /** @param owner the column of the parts that names the record, which is `x` */
    static String of(String table, String owner, List<String> parts) {
        return parts.stream()
                .map(part -> ", '%s', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from %s c where c.%s = x.id)"
                        .formatted(part, part, owner))
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
        Sql.run(
                connection,
                """
                update %1$s r set (%2$s, version) = (select %3$s, r.version + 1 from jsonb_populate_record(null::%1$s, b.before -> '%1$s') p)
                from import_before b where b.job_id = ? and r.id = b.record_id""".formatted(
                                table,
                                String.join(", ", columns),
                                columns.stream().map(c -> "p." + c).collect(Collectors.joining(", "))),
                job.id);
    }

    static void restoreParts(Connection connection, ImportJob job, String part) throws SQLException {
        var columns = columns(connection, part);
        Sql.run(
                connection,
                "insert into %1$s (%2$s) select %3$s from import_before b, jsonb_populate_recordset(null::%1$s, b.before -> '%1$s') p where b.job_id = ?"
                        .formatted(
                                part,
                                String.join(", ", columns),
                                columns.stream().map(c -> "p." + c).collect(Collectors.joining(", "))),
                job.id);
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
