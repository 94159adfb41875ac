package org.gridmediation.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/** Batches rows into a table of the demo. */
class Rows implements AutoCloseable {
    private final PreparedStatement insert;

    Rows(Connection connection, String table, String... columns) throws SQLException {
        insert = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.length, "?")) + ")");
    }

    void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
        insert.addBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.executeBatch();
        insert.close();
    }
}
