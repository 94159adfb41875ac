package org.gridmediation.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/** Batches rows into a table of the demo. */
class DemoRows implements AutoCloseable {
    private final PreparedStatement insert;

    /** @param columns their names, as SQL lists them */
    DemoRows(Connection connection, String table, String columns) throws SQLException {
        var places = String.join(", ", Collections.nCopies(columns.split(",").length, "?"));
        insert = connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + places + ")");
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
