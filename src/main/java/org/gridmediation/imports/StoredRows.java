package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.columns.Column;
import org.gridmediation.privacy.Spaces;
import org.gridmediation.privacy.Vault;

/** What records say, in the columns of their kind. */
@ApplicationScoped
class StoredRows {
    @Inject
    Vault vault;

    /** The records are locked from now on. */
    Map<UUID, Content> lock(Connection connection, ImportJob job, Set<UUID> ids) throws SQLException {
        var columns =
                job.kind.columns().all().stream().filter(Column::isCompared).toList();
        var rows = job.kind.columns().rows();
        var sql = "select " + rows.id() + ", "
                + columns.stream().map(Column::sql).collect(Collectors.joining(", ")) + " from " + rows.from()
                + " where " + rows.among() + Sql.within(rows.table(), "x") + " order by 1 for update of x";
        var records = new HashMap<UUID, Content>();
        try (var query = Sql.prepare(connection, sql, Sql.of(connection, job, ids));
                var row = query.executeQuery()) {
            while (row.next()) {
                var content = new Content();
                for (int i = 0; i < columns.size(); i++) content.put(columns.get(i), text(row, i + 2, columns.get(i)));
                records.put(row.getObject(1, UUID.class), content);
            }
        }
        return records;
    }

    /** As a cell with the same text is read: a blank is nothing, and blanks around it are no change. */
    private String text(ResultSet row, int place, Column column) throws SQLException {
        if (column.sealed()) {
            var sealed = row.getBytes(place);
            return sealed == null ? null : read(vault.open(sealed));
        }
        var text = row.getString(place);
        return text == null ? null : read(text);
    }

    private static String read(String text) {
        return Spaces.plain(text).strip();
    }
}
