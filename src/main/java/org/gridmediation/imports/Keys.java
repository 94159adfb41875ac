package org.gridmediation.imports;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** By their keys rows are known again: in the file, and from imports before. */
final class Keys<R extends Keyed> {
    private static final String KNOWN = """
            select district, source, key, record_id, digest, job_id from import_key
            where kind = ? and district = any(?) and source = any(?) and key = any(?)""";

    /** @param target the record that the row is about */
    record Change<R>(Line<R> line, UUID target) {}

    private record Key(String district, String source, ByteBuffer key) {
        static Key of(Keyed row) {
            return new Key(row.district(), row.source(), ByteBuffer.wrap(row.key()));
        }
    }

    private record Known(UUID recordId, byte[] digest, UUID jobId) {}

    private final Connection connection;
    private final ImportJob job;
    private final Map<Line<R>, Line<R>> repeated = new HashMap<>();

    Keys(Connection connection, ImportJob job) {
        this.connection = connection;
        this.job = job;
    }

    /** @return open lines, each key once */
    List<Line<R>> first(List<Line<R>> lines) {
        var firsts = new HashMap<Key, Line<R>>();
        var open = new ArrayList<Line<R>>();
        for (var line : lines) {
            if (!line.isOpen()) continue;
            var first = firsts.putIfAbsent(Key.of(line.record), line);
            if (first == null) open.add(line);
            else repeated.put(line, first);
        }
        return open;
    }

    /** What stands in the chunk a second time, once the first one has its result. */
    void repeat() {
        repeated.forEach((line, first) -> {
            if (!Arrays.equals(line.record.digest(), first.record.digest())) line.reject("KEY_TWICE");
            else if (first.result == Result.REJECTED) first.mistakes.forEach(line::reject);
            else line.is(Result.UNCHANGED, first.recordId);
        });
    }

    /**
     * Tells the unchanged ones.
     *
     * @param changes those that may be changed are added
     * @return those whose key is not known
     */
    List<Line<R>> compare(List<Line<R>> lines, List<Change<R>> changes) throws SQLException {
        if (lines.isEmpty()) return List.of();
        var known = known(lines);
        var unknown = new ArrayList<Line<R>>();
        for (var line : lines) {
            var earlier = known.get(Key.of(line.record));
            if (earlier == null) unknown.add(line);
            else if (Arrays.equals(earlier.digest(), line.record.digest()))
                line.is(Result.UNCHANGED, earlier.recordId());
            else if (earlier.jobId().equals(job.id)) line.reject("KEY_TWICE");
            else changes.add(new Change<>(line, earlier.recordId()));
        }
        return unknown;
    }

    private Map<Key, Known> known(List<Line<R>> lines) throws SQLException {
        var known = new HashMap<Key, Known>();
        try (var query = connection.prepareStatement(KNOWN)) {
            query.setString(1, job.kind.name());
            query.setArray(
                    2,
                    Sql.texts(
                            connection,
                            lines.stream().map(l -> l.record.district()).distinct()));
            query.setArray(
                    3,
                    Sql.texts(
                            connection,
                            lines.stream().map(l -> l.record.source()).distinct()));
            query.setArray(4, Sql.bytes(connection, lines.stream().map(l -> l.record.key())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    known.put(
                            new Key(row.getString(1), row.getString(2), ByteBuffer.wrap(row.getBytes(3))),
                            new Known(row.getObject(4, UUID.class), row.getBytes(5), row.getObject(6, UUID.class)));
            }
        }
        return known;
    }

    /** The keys of rows that were new, and are refused after all. */
    void forget(List<Line<R>> refused) throws SQLException {
        if (refused.isEmpty()) return;
        try (var delete = connection.prepareStatement("delete from import_key where record_id = any(?)")) {
            delete.setArray(1, Sql.ids(connection, refused.stream().map(line -> line.record.id())));
            delete.executeUpdate();
        }
    }
}
