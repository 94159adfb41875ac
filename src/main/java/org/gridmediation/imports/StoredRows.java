package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.columns.CellForm;
import org.gridmediation.columns.Column;
import org.gridmediation.privacy.Vault;

/** What records say, in the columns of their kind. */
@ApplicationScoped
class StoredRows {
    @Inject
    Vault vault;

    /** The records are locked from now on. What a statement that waits for a lock reads of other tables is of before: it is read by a second one. */
    Map<UUID, Content> lock(Connection connection, ImportJob job, Set<UUID> ids) throws SQLException {
        var columns =
                job.kind.columns().all().stream().filter(Column::isCompared).toList();
        var rows = job.kind.columns().rows();
        var among = " where " + rows.among() + Sql.within(rows.table(), "x");
        var locked = new HashSet<UUID>();
        var lock = "select " + rows.id() + " from " + rows.table() + " x" + among + " order by 1 for update";
        try (var query = Sql.prepare(connection, lock, Sql.of(connection, job, ids));
                var row = query.executeQuery()) {
            while (row.next()) locked.add(row.getObject(1, UUID.class));
        }
        var sql = "select " + rows.id() + ", "
                + columns.stream().map(Column::sql).collect(Collectors.joining(", ")) + " from " + rows.from() + among;
        var records = new HashMap<UUID, Content>();
        try (var query = Sql.prepare(connection, sql, Sql.of(connection, job, locked));
                var row = query.executeQuery()) {
            while (row.next()) {
                var content = new Content();
                for (int i = 0; i < columns.size(); i++) {
                    var column = columns.get(i);
                    if (column.sealed()) content.put(column, opened(row, i + 2, column));
                    else content.read(column, row.getString(i + 2));
                }
                records.put(row.getObject(1, UUID.class), content);
            }
        }
        return records;
    }

    private String opened(ResultSet row, int place, Column column) throws SQLException {
        if (column.form() == CellForm.SEVERAL) {
            var texts = new ArrayList<String>();
            for (var sealed : (byte[][]) row.getArray(place).getArray()) texts.add(Content.plain(vault.open(sealed)));
            return CellForm.joined(texts);
        }
        var sealed = row.getBytes(place);
        return sealed == null ? null : Content.plain(vault.open(sealed));
    }
}
