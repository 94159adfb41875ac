package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import org.postgresql.util.PSQLException;

/** Writes many rows at once; which of them the database refuses is found by halves, so that it costs nothing as long as it refuses none. */
final class BisectingWriter {
    private static final String UNIQUE = "23505";

    private BisectingWriter() {}

    interface Work<W> {
        /** @return those that it left out, because a unique key would refuse them */
        List<W> write(List<W> rows) throws SQLException;
    }

    /** @param refused is told of each that a unique key refuses, and of which key; that is empty of those that were left out */
    static <W> void write(Connection connection, List<W> rows, Work<W> work, BiConsumer<W, String> refused)
            throws SQLException {
        if (rows.isEmpty()) return;
        try (var statement = connection.createStatement()) {
            statement.execute("savepoint rows");
            try {
                var left = work.write(rows);
                statement.execute("release savepoint rows");
                left.forEach(row -> refused.accept(row, ""));
                return;
            } catch (SQLException e) {
                if (!UNIQUE.equals(e.getSQLState())) throw e;
                statement.execute("rollback to savepoint rows");
                statement.execute("release savepoint rows");
                if (rows.size() == 1) {
                    refused.accept(rows.get(0), key(e));
                    return;
                }
            }
        }
        int half = rows.size() / 2;
        write(connection, rows.subList(0, half), work, refused);
        write(connection, rows.subList(half, rows.size()), work, refused);
    }

    private static String key(SQLException e) {
        var told = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return told == null || told.getConstraint() == null ? "" : told.getConstraint();
    }
}
