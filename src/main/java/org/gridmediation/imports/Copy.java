package org.gridmediation.imports;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/** Rows into a table by COPY in its binary form, which spares both sides the detour of text. The columns of a row are written in their order. */
final class Copy implements AutoCloseable {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FLUSH = 1 << 16;
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final Instant EPOCH_TIME = Instant.parse("2000-01-01T00:00:00Z");

    private final PgConnection connection;
    private final CopyIn copy;
    private final int columns;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FLUSH + 4096);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Copy(Connection connection, String table, String... columns) throws SQLException {
        this.columns = columns.length;
        this.connection = connection.unwrap(PgConnection.class);
        copy = this.connection
                .getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    private interface Writing {
        void done() throws IOException;
    }

    private Copy write(Writing writing) {
        try {
            writing.done();
        } catch (IOException notInMemory) {
            throw new IllegalStateException(notInMemory);
        }
        return this;
    }

    Copy row() throws SQLException {
        if (bytes.size() >= FLUSH) flush();
        return write(() -> out.writeShort(columns));
    }

    Copy bytes(byte[] value) {
        return write(() -> {
            out.writeInt(value == null ? -1 : value.length);
            if (value != null) out.write(value);
        });
    }

    Copy text(String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    Copy id(UUID value) {
        if (value == null) return bytes(null);
        return write(() -> {
            out.writeInt(16);
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        });
    }

    Copy number(Integer value) {
        if (value == null) return bytes(null);
        return write(() -> {
            out.writeInt(4);
            out.writeInt(value);
        });
    }

    Copy whole(Long value) {
        if (value == null) return bytes(null);
        return write(() -> {
            out.writeInt(8);
            out.writeLong(value);
        });
    }

    Copy truth(Boolean value) {
        return bytes(value == null ? null : new byte[] {(byte) (value ? 1 : 0)});
    }

    Copy day(LocalDate value) {
        return value == null ? bytes(null) : number((int) (value.toEpochDay() - EPOCH));
    }

    Copy time(Instant value) {
        return whole(value == null ? null : ChronoUnit.MICROS.between(EPOCH_TIME, value));
    }

    private interface Sending {
        void done() throws SQLException;
    }

    /** One whose connection breaks stays under way for the driver, and whatever comes next on that connection, a rollback too, would wait for its end. */
    private void send(Sending sending) throws SQLException {
        try {
            sending.done();
        } catch (SQLException e) {
            if (copy.isActive()) connection.abort(Runnable::run);
            throw e;
        }
    }

    private void flush() throws SQLException {
        send(() -> copy.writeToCopy(bytes.toByteArray(), 0, bytes.size()));
        bytes.reset();
    }

    @Override
    public void close() throws SQLException {
        write(() -> out.writeShort(-1));
        flush();
        send(copy::endCopy);
    }
}
