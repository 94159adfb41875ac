package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.area.Areas;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.privacy.Vault;

/** Writes residents: those whose key is new in one statement, and what is left is compared with what is there. */
@ApplicationScoped
class ResidentLoader implements Loader<ResidentRow> {
    @Inject
    Vault vault;

    @Inject
    BodyCheck check;

    @Inject
    Areas areas;

    @Inject
    ResidentUpdates updates;

    @Override
    public Kind kind() {
        return Kind.RESIDENTS;
    }

    @Override
    public Preparation<ResidentRow> preparing(ImportJob job, Header header) {
        return new ResidentPreparation(job, header, vault, check);
    }

    @Override
    public Undo undo() {
        return ResidentUndo.STATEMENTS;
    }

    @Override
    public void write(Connection connection, ImportJob job, Header header, List<Line<ResidentRow>> lines)
            throws SQLException {
        refuseAreas(lines);
        var repeated = new HashMap<Line<ResidentRow>, Line<ResidentRow>>();
        var open = firstOfEachKey(lines, repeated);
        if (!open.isEmpty()) {
            var stage = new ResidentStage(connection, job);
            stage.fill(open);
            var made = stage.insertNew();
            var known = new ArrayList<Line<ResidentRow>>();
            var taken = new ArrayList<Line<ResidentRow>>();
            for (var line : open) {
                var isMade = made.get(line.record.id());
                if (isMade == null) known.add(line);
                else if (isMade) line.is(Result.CREATED, line.record.id());
                else taken.add(line);
            }
            var changes = new ArrayList<ResidentUpdates.Change>();
            adopt(connection, job, taken, changes);
            compare(connection, job, known, changes);
            updates.write(connection, job, header, changes);
        }
        repeated.forEach((line, first) -> repeat(line, first));
    }

    private void refuseAreas(List<Line<ResidentRow>> lines) {
        var named = lines.stream()
                .filter(Line::isOpen)
                .map(line -> line.record.form().area())
                .collect(Collectors.toSet());
        if (named.isEmpty()) return;
        var refusing = areas.refusing(named);
        if (refusing.isEmpty()) return;
        for (var line : lines) {
            var code = line.isOpen() ? refusing.get(line.record.form().area()) : null;
            if (code != null) line.reject(new Mistake(ResidentColumns.AREA, line.record.area(), code));
        }
    }

    private record Key(String district, String source, ByteBuffer key) {
        static Key of(ResidentRow row) {
            return new Key(row.district(), row.source(), ByteBuffer.wrap(row.key()));
        }
    }

    private static List<Line<ResidentRow>> firstOfEachKey(
            List<Line<ResidentRow>> lines, Map<Line<ResidentRow>, Line<ResidentRow>> repeated) {
        var firsts = new HashMap<Key, Line<ResidentRow>>();
        var open = new ArrayList<Line<ResidentRow>>();
        for (var line : lines) {
            if (!line.isOpen()) continue;
            var first = firsts.putIfAbsent(Key.of(line.record), line);
            if (first == null) open.add(line);
            else repeated.put(line, first);
        }
        return open;
    }

    private static void repeat(Line<ResidentRow> line, Line<ResidentRow> first) {
        if (!java.util.Arrays.equals(line.record.digest(), first.record.digest()))
            line.reject(new Mistake(null, null, "KEY_TWICE"));
        else if (first.result == Result.REJECTED) first.mistakes.forEach(line::reject);
        else line.is(Result.UNCHANGED, first.recordId);
    }

    /** The document is on a resident already: one that was registered otherwise, or that the same source calls by another name. */
    private void adopt(
            Connection connection, ImportJob job, List<Line<ResidentRow>> taken, List<ResidentUpdates.Change> changes)
            throws SQLException {
        if (taken.isEmpty()) return;
        var holders = new HashMap<Key, UUID>();
        try (var query = connection.prepareStatement("""
                select r.district, r.document_fingerprint, r.id from resident r where r.document_fingerprint = any(?)""")) {
            query.setArray(1, Sql.bytes(connection, taken.stream().map(line -> line.record.documentFingerprint())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    holders.put(
                            new Key(row.getString(1), "", ByteBuffer.wrap(row.getBytes(2))),
                            row.getObject(3, UUID.class));
            }
        }
        var named = named(connection, job, holders.values());
        var refused = new ArrayList<UUID>();
        for (var line : taken) {
            var row = line.record;
            var holder = holders.get(new Key(row.district(), "", ByteBuffer.wrap(row.documentFingerprint())));
            if (holder == null || !row.source().isEmpty() && named.containsKey(holder)) {
                line.reject(new Mistake(
                        ResidentColumns.DOCUMENT_NUMBER,
                        Masking.NUMBER.of(row.form().document().number()),
                        "DOCUMENT_TAKEN"));
                refused.add(row.id());
            } else changes.add(new ResidentUpdates.Change(line, holder));
        }
        try (var delete = connection.prepareStatement("delete from import_key where record_id = any(?)")) {
            delete.setArray(1, Sql.ids(connection, refused.stream()));
            delete.executeUpdate();
        }
    }

    private static Map<UUID, Boolean> named(Connection connection, ImportJob job, java.util.Collection<UUID> holders)
            throws SQLException {
        var named = new HashMap<UUID, Boolean>();
        try (var query = connection.prepareStatement(
                "select record_id from import_key where record_id = any(?) and kind = ? and source = ?")) {
            query.setArray(1, Sql.ids(connection, holders.stream()));
            query.setString(2, job.kind.name());
            query.setString(3, job.source);
            try (var row = query.executeQuery()) {
                while (row.next()) named.put(row.getObject(1, UUID.class), true);
            }
        }
        return named;
    }

    private void compare(
            Connection connection, ImportJob job, List<Line<ResidentRow>> known, List<ResidentUpdates.Change> changes)
            throws SQLException {
        if (known.isEmpty()) return;
        record Known(UUID recordId, byte[] digest, UUID jobId, int number) {}
        var found = new HashMap<Key, Known>();
        try (var query = connection.prepareStatement("""
                select district, source, key, record_id, digest, job_id, number from import_key
                where kind = ? and district = any(?) and source = any(?) and key = any(?)""")) {
            query.setString(1, job.kind.name());
            query.setArray(
                    2,
                    Sql.texts(
                            connection,
                            known.stream().map(l -> l.record.district()).distinct()));
            query.setArray(
                    3,
                    Sql.texts(
                            connection,
                            known.stream().map(l -> l.record.source()).distinct()));
            query.setArray(4, Sql.bytes(connection, known.stream().map(l -> l.record.key())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    found.put(
                            new Key(row.getString(1), row.getString(2), ByteBuffer.wrap(row.getBytes(3))),
                            new Known(
                                    row.getObject(4, UUID.class),
                                    row.getBytes(5),
                                    row.getObject(6, UUID.class),
                                    row.getInt(7)));
            }
        }
        for (var line : known) {
            var earlier = found.get(Key.of(line.record));
            // It is there, and not to be seen from here.
            if (earlier == null) line.reject(new Mistake(null, null, "RECORD_NOT_YOURS"));
            else if (java.util.Arrays.equals(earlier.digest(), line.record.digest()))
                line.is(Result.UNCHANGED, earlier.recordId());
            else if (earlier.jobId().equals(job.id)) line.reject(new Mistake(null, null, "KEY_TWICE"));
            else changes.add(new ResidentUpdates.Change(line, earlier.recordId()));
        }
    }
}
