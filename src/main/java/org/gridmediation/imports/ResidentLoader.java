package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.columns.ErrorMask;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.SqlChanges;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.imports.RowKeys.Change;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.RegisterChange;
import org.gridmediation.statistics.Population;

/** Writes residents: what is known and unchanged needs no more than a look at its key; what is new is one statement; the rest is compared. */
@ApplicationScoped
class ResidentLoader implements Loader<ResidentRow> {
    private static final String NAMED = """
            select record_id from import_key
            where district = any(:districts) and record_id = any(:records) and kind = :kind and source = :source""";

    @Inject
    Vault vault;

    @Inject
    BodyCheck check;

    @Inject
    Areas areas;

    @Inject
    ResidentUpdates updates;

    @Inject
    Event<RegisterChange> registerChange;

    @Override
    public ImportKind kind() {
        return ImportKind.RESIDENTS;
    }

    @Override
    public Preparation<ResidentRow> preparing(ImportJob job, Header header) {
        return new ResidentPreparation(job, header, vault, check);
    }

    @Override
    public String dependents() {
        return ResidentUndo.DEPENDENTS;
    }

    @Override
    public List<byte[]> claims(ResidentRow row) {
        var claims = new ArrayList<byte[]>();
        claims.add(row.key());
        if (row.documentFingerprint() != null) claims.add(row.documentFingerprint());
        if (row.known() != null) claims.add(Trials.claim(row.known()));
        return claims;
    }

    @Override
    public InboundReferences inboundReferences() {
        return new InboundReferences(
                "resident", "id", "w.record_id", List.of("resident_phone", "dispute_party", "staff"));
    }

    @Override
    public void undo(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        Sql.run(connection, ResidentUndo.LOCKED, values);
        ResidentUndo.uncount(connection, job);
        var changed = ResidentUndo.changed(connection, job);
        for (var step : ResidentUndo.STEPS) Sql.run(connection, step, values);
        changed.forEach((district, residents) -> registerChange.fire(new RegisterChange(residents, district)));
        Traces.forget(connection, job);
    }

    @Override
    public void write(Connection connection, ImportJob job, Header header, List<Line<ResidentRow>> lines)
            throws SQLException {
        refuseAreas(lines);
        var keys = new RowKeys<ResidentRow>(connection, job);
        var open = keys.first(lines);
        var changes = new ArrayList<Change<ResidentRow>>();
        for (var line : open) if (line.record.known() != null) changes.add(new Change<>(line, line.record.known()));
        var unknown = keys.compare(
                open.stream().filter(line -> line.record.known() == null).toList(), changes);
        job.mostlyNew = 2 * (unknown.size() + changes.size()) >= open.size();
        if (!unknown.isEmpty() || !changes.isEmpty()) {
            var stage = new ResidentStage(connection, job);
            var known = changes.stream().map(Change::line).toList();
            insert(connection, job, keys, stage, unknown, changes);
            // After the new ones: what is staged then is inserted.
            stage.fill(known);
            updates.write(connection, job, header, keys, changes);
        }
        var created = new HashMap<AreaCode, Integer>();
        for (var line : open)
            if (line.result == Result.CREATED) created.merge(line.record.form().area(), 1, Integer::sum);
        Population.add(connection, created);
        SqlChanges.note(
                connection,
                org.gridmediation.feed.FeedKind.RESIDENT,
                ChangeType.CREATED,
                open.stream()
                        .filter(line -> line.result == Result.CREATED)
                        .map(line -> new SqlChanges.Row(
                                line.record.id(), line.record.form().area()))
                        .toList());
        keys.repeat();
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

    private static void insert(
            Connection connection,
            ImportJob job,
            RowKeys<ResidentRow> keys,
            ResidentStage stage,
            List<Line<ResidentRow>> unknown,
            List<Change<ResidentRow>> changes)
            throws SQLException {
        if (unknown.isEmpty()) return;
        stage.fill(unknown);
        var made = stage.insertNew();
        var others = new ArrayList<Line<ResidentRow>>();
        var taken = new ArrayList<Line<ResidentRow>>();
        for (var line : unknown) {
            var isMade = made.get(line.record.id());
            if (isMade == null) others.add(line);
            else if (isMade) line.is(Result.CREATED, line.record.id());
            else taken.add(line);
        }
        adopt(connection, job, keys, taken, changes);
        // Another import was faster; or it is there, and not to be seen from here.
        keys.compare(others, changes).forEach(line -> line.reject("RECORD_NOT_YOURS"));
    }

    private record Document(String district, ByteBuffer fingerprint) {
        static Document of(ResidentRow row) {
            return new Document(row.district(), ByteBuffer.wrap(row.documentFingerprint()));
        }
    }

    /** The document is on a resident already: one that was registered otherwise, or that the same source calls by another name. */
    private static void adopt(
            Connection connection,
            ImportJob job,
            RowKeys<ResidentRow> keys,
            List<Line<ResidentRow>> taken,
            List<Change<ResidentRow>> changes)
            throws SQLException {
        if (taken.isEmpty()) return;
        var holders = holders(connection, taken);
        var named = named(connection, job, holders.values());
        var refused = new ArrayList<Line<ResidentRow>>();
        for (var line : taken) {
            var row = line.record;
            var holder = holders.get(Document.of(row));
            if (holder != null && (row.source().isEmpty() || !named.contains(holder)))
                changes.add(new Change<>(line, holder));
            else {
                line.reject(documentTaken(row));
                refused.add(line);
            }
        }
        keys.forget(refused);
    }

    static Mistake documentTaken(ResidentRow row) {
        return new Mistake(
                ResidentColumns.DOCUMENT_NUMBER,
                ErrorMask.NUMBER.of(row.form().document().number()),
                "DOCUMENT_TAKEN");
    }

    private static Map<Document, UUID> holders(Connection connection, List<Line<ResidentRow>> taken)
            throws SQLException {
        var holders = new HashMap<Document, UUID>();
        try (var query = connection.prepareStatement(
                "select district, document_fingerprint, id from resident where district = any(?) and document_fingerprint = any(?)")) {
            query.setArray(
                    1,
                    Sql.texts(
                            connection,
                            taken.stream().map(line -> line.record.district()).distinct()));
            query.setArray(2, Sql.bytes(connection, taken.stream().map(line -> line.record.documentFingerprint())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    holders.put(
                            new Document(row.getString(1), ByteBuffer.wrap(row.getBytes(2))),
                            row.getObject(3, UUID.class));
            }
        }
        return holders;
    }

    /** Those that the job's source knows under a name. */
    private static Set<UUID> named(Connection connection, ImportJob job, Collection<UUID> residents)
            throws SQLException {
        var named = new HashSet<UUID>();
        var values = Sql.of(connection, job, residents);
        values.put("kind", job.kind.name());
        values.put("source", job.source);
        try (var query = Sql.prepare(connection, NAMED, values);
                var row = query.executeQuery()) {
            while (row.next()) named.add(row.getObject(1, UUID.class));
        }
        return named;
    }
}
