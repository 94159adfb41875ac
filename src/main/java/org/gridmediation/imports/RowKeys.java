package org.gridmediation.imports;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** By their keys rows are known again: in the file, and from imports before. */
final class RowKeys<F> {
    private static final String KNOWN = """
            select district, source, key, record_id, digest, job_id from import_key
            where kind = ? and district = any(?) and source = any(?) and key = any(?)""";

    // In their order, so that two imports of the same rows wait for each other and not crosswise.
    private static final String CLAIM = """
            insert into import_key (kind, district, source, key, area, record_id, digest, job_id, number)
            select ?, district, source, key, area, record_id, digest, ?, number from import_claim order by district, source, key
            on conflict do nothing returning number""";

    private static final String RENAME = """
            update import_key k set record_id = t.record_id, area = t.area, digest = t.digest,
                job_id = case when x.changed then x.job else k.job_id end, number = case when x.changed then t.number else k.number end
            from import_claim t, lateral (select t.number = any(?) changed, ?::uuid job) x
            where k.kind = ? and k.district = t.district and k.source = t.source and k.key = t.key""";

    /** Whoever sees a record sees where it lies: within the job's area, as its keys do. */
    private static final String NAMED = """
            select record_id from import_key
            where district = any(:districts) and record_id = any(:records) and kind = :kind and source = :source and source <> ''""";

    private static final String TOLD = """
            select record_id, min(number) from import_row
            where district = :home and record_id = any(:records) and job_id = :job group by record_id""";

    private record Claim(int number, Draft<?> row, UUID record) {}

    private static final Stage<Claim> STAGE = new Stage<Claim>("import_claim")
            .number("number", Claim::number)
            .id("record_id", Claim::record)
            .text("area", claim -> claim.row.area())
            .text("district", claim -> claim.row.district())
            .text("source", claim -> claim.row.source())
            .bytes("key", claim -> claim.row.key())
            .bytes("digest", claim -> claim.row.digest());

    /** @param target the record that the row is about */
    record Change<F>(Line<Draft<F>> line, UUID target) {}

    private record Key(String district, String source, ByteBuffer key) {
        static Key of(Draft<?> row) {
            return new Key(row.district(), row.source(), ByteBuffer.wrap(row.key()));
        }
    }

    private record Known(UUID recordId, byte[] digest, UUID jobId) {}

    private final Connection connection;
    private final ImportJob job;
    private final Map<Line<Draft<F>>, Line<Draft<F>>> repeated = new HashMap<>();
    private List<Line<Draft<F>>> chunk = List.of();

    RowKeys(Connection connection, ImportJob job) {
        this.connection = connection;
        this.job = job;
    }

    /** @return open lines, each key once */
    List<Line<Draft<F>>> first(List<Line<Draft<F>>> lines) {
        chunk = lines;
        var firsts = new HashMap<Key, Line<Draft<F>>>();
        var open = new ArrayList<Line<Draft<F>>>();
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
    List<Line<Draft<F>>> compare(List<Line<Draft<F>>> lines, List<Change<F>> changes) throws SQLException {
        if (lines.isEmpty()) return List.of();
        var known = known(lines);
        var unknown = new ArrayList<Line<Draft<F>>>();
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

    private Array districts(List<Line<Draft<F>>> lines) throws SQLException {
        return Sql.texts(
                connection, lines.stream().map(line -> line.record.district()).distinct());
    }

    private Map<Key, Known> known(List<Line<Draft<F>>> lines) throws SQLException {
        var known = new HashMap<Key, Known>();
        try (var query = connection.prepareStatement(KNOWN)) {
            query.setString(1, job.kind.name());
            query.setArray(2, districts(lines));
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

    /** The keys of rows that are new, from now on. @return those that nobody was faster with */
    Set<Line<Draft<F>>> claim(List<Line<Draft<F>>> lines, Function<Line<Draft<F>>, UUID> record) throws SQLException {
        STAGE.fill(
                connection,
                lines.stream()
                        .map(line -> new Claim(line.number, line.record, record.apply(line)))
                        .toList());
        var byNumber = new HashMap<Integer, Line<Draft<F>>>();
        lines.forEach(line -> byNumber.put(line.number, line));
        var claimed = new HashSet<Line<Draft<F>>>();
        try (var insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, job.kind.name());
            insert.setObject(2, job.id);
            try (var row = insert.executeQuery()) {
                while (row.next()) claimed.add(byNumber.get(row.getInt(1)));
            }
        }
        return claimed;
    }

    /** What was claimed for rows that are refused after all. @param records those of rows that are no new record */
    void release(List<Line<Draft<F>>> lines, Map<Line<Draft<F>>, UUID> records) throws SQLException {
        var refused =
                lines.stream().filter(line -> line.result == Result.REJECTED).toList();
        if (refused.isEmpty()) return;
        try (var delete = connection.prepareStatement(
                "delete from import_key where district = any(?) and record_id = any(?) and job_id = ? and number = any(?)")) {
            delete.setArray(1, districts(refused));
            delete.setArray(
                    2, Sql.ids(connection, refused.stream().map(line -> records.getOrDefault(line, line.record.id()))));
            delete.setObject(3, job.id);
            delete.setArray(4, Sql.numbers(connection, refused.stream().map(line -> line.number)));
            delete.executeUpdate();
        }
    }

    /** Those of these records that the job's source knows under an id of its own. */
    Set<UUID> named(Collection<UUID> records) throws SQLException {
        var named = new HashSet<UUID>();
        if (records.isEmpty()) return named;
        var values = Sql.of(connection, job, records);
        values.put("kind", job.kind.name());
        values.put("source", job.source);
        try (var query = Sql.prepare(connection, NAMED, values);
                var row = query.executeQuery()) {
            while (row.next()) named.add(row.getObject(1, UUID.class));
        }
        return named;
    }

    /** Those of these records about which a row of this file has spoken, and which row first. */
    Map<UUID, Integer> told(Collection<UUID> records) throws SQLException {
        var told = new HashMap<>(job.met);
        for (var line : chunk) if (line.recordId != null) told.merge(line.recordId, line.number, Math::min);
        try (var query = Sql.prepare(connection, TOLD, Sql.of(connection, job, records));
                var row = query.executeQuery()) {
            while (row.next()) told.merge(row.getObject(1, UUID.class), row.getInt(2), Math::min);
        }
        return told;
    }

    /** What the keys of known records stand for now; of a changed record also by which row. */
    void rename(List<Change<F>> changes) throws SQLException {
        var done =
                changes.stream().filter(c -> c.line().result != Result.REJECTED).toList();
        if (done.isEmpty()) return;
        STAGE.fill(
                connection,
                done.stream()
                        .map(c -> new Claim(c.line().number, c.line().record, c.target()))
                        .toList());
        try (var update = connection.prepareStatement(RENAME)) {
            update.setArray(
                    1,
                    Sql.numbers(
                            connection,
                            done.stream()
                                    .filter(c -> c.line().result == Result.UPDATED)
                                    .map(c -> c.line().number)));
            update.setObject(2, job.id);
            update.setString(3, job.kind.name());
            update.executeUpdate();
        }
    }
}
