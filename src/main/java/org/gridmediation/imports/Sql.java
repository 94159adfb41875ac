package org.gridmediation.imports;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;

/** Many values as one parameter. */
final class Sql {
    private Sql() {}

    static Array ids(Connection connection, Stream<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    static Array numbers(Connection connection, Stream<Integer> numbers) throws SQLException {
        return connection.createArrayOf("integer", numbers.toArray());
    }

    static Array bytes(Connection connection, Stream<byte[]> bytes) throws SQLException {
        return connection.createArrayOf("bytea", bytes.toArray(byte[][]::new));
    }
}
