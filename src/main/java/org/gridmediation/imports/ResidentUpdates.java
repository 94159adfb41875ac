package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gridmediation.http.Faults;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;
import org.gridmediation.resident.Particulars;

/** Brings known residents to what their rows say. What a row leaves out stays: a column that is not there, an empty document, empty phones. */
@ApplicationScoped
class ResidentUpdates {
    private static final String CURRENT = """
            select r.id, r.area, r.name, r.sex, r.birth_date, r.document_type, r.document_sealed, r.document_fingerprint, r.address, r.household
            from resident r where r.id = any(?) order by r.id for update""";

    private static final String BEFORE = """
            insert into import_before (job_id, record_id, area, district, version, before)
            select ?, r.id, r.area, r.district, r.version + 1, jsonb_build_object('resident', to_jsonb(r), 'phones',
                (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from resident_phone p where p.resident_id = r.id))
            from resident r where r.id = any(?)
            on conflict (job_id, record_id, district) do update set version = excluded.version""";

    private static final String UPDATE = """
            update resident r set area = t.area, name = t.name, sex = t.sex, birth_date = t.birth_date,
                document_type = case when t.document_fingerprint is null then r.document_type else t.document_type end,
                document_sealed = coalesce(t.document_sealed, r.document_sealed),
                document_fingerprint = coalesce(t.document_fingerprint, r.document_fingerprint),
                address = case when ? then t.address else r.address end,
                household = case when ? then t.household else r.household end,
                version = r.version + 1
            from unnest(?::uuid[], ?::uuid[]) as x (target, staged) join import_resident t on t.id = x.staged
            where r.id = x.target and r.district = t.district""";

    private static final List<String> PHONES = List.of("""
            delete from resident_phone p using unnest(?::uuid[], ?::uuid[]) as x (target, staged)
            where p.resident_id = x.target and exists (select from import_phone t where t.resident_id = x.staged)""", """
            insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
            select t.id, x.target, t.area, t.district, t.position, t.sealed, t.fingerprint
            from unnest(?::uuid[], ?::uuid[]) as x (target, staged) join import_phone t on t.resident_id = x.staged""", """
            update resident_phone p set area = t.area
            from unnest(?::uuid[], ?::uuid[]) as x (target, staged) join import_resident t on t.id = x.staged
            where p.resident_id = x.target and p.area <> t.area""");

    private static final String KEYS = """
            update import_key k set record_id = x.target, area = t.area, digest = t.digest,
                job_id = case when x.changed then ? else k.job_id end, number = case when x.changed then t.number else k.number end
            from unnest(?::uuid[], ?::uuid[], ?::boolean[]) as x (target, staged, changed) join import_resident t on t.id = x.staged
            where k.kind = ? and k.district = t.district and k.source = t.source and k.key = t.key""";

    /** @param target the resident that the row is about */
    record Change(Line<ResidentRow> line, UUID target) {}

    private record Current(ResidentContent content, IdentityDocument document) {}

    @Inject
    Vault vault;

    void write(Connection connection, ImportJob job, Header header, List<Change> wished) throws SQLException {
        if (wished.isEmpty()) return;
        var current = current(connection, wished);
        var other = new ArrayList<Change>();
        var same = new ArrayList<Change>();
        var seen = new HashSet<UUID>();
        for (var change : wished) {
            var before = current.get(change.target());
            if (before == null) change.line().reject(new Mistake(null, null, "RECORD_NOT_YOURS"));
            else if (!seen.add(change.target())) change.line().reject(new Mistake(null, null, "KEY_TWICE"));
            else if (agrees(change.line(), before)) {
                var after = merged(change.line().record, before.content(), header);
                (after.text().equals(before.content().text()) ? same : other).add(change);
            }
        }
        refuseTaken(connection, other);
        forget(connection, wished);
        other.removeAll(refusedByTheDatabase(connection, job, header, other));
        other.forEach(change -> change.line().is(Result.UPDATED, change.target()));
        same.forEach(change -> change.line().is(Result.UNCHANGED, change.target()));
        keys(connection, job, other, same);
    }

    private Map<UUID, Current> current(Connection connection, List<Change> changes) throws SQLException {
        var phones = new HashMap<UUID, List<byte[]>>();
        var current = new HashMap<UUID, Current>();
        var targets = Sql.ids(connection, changes.stream().map(Change::target).distinct());
        try (var query = connection.prepareStatement(CURRENT)) {
            query.setArray(1, targets);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    phones.put(id, new ArrayList<>());
                    var content = new ResidentContent(
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            row.getBytes(8),
                            phones.get(id),
                            row.getString(9),
                            row.getString(10));
                    var sealed = row.getBytes(7);
                    var document = sealed == null
                            ? null
                            : new IdentityDocument(DocumentType.valueOf(row.getString(6)), vault.open(sealed));
                    current.put(id, new Current(content, document));
                }
            }
        }
        try (var query = connection.prepareStatement(
                "select resident_id, fingerprint from resident_phone where resident_id = any(?) order by resident_id, position")) {
            query.setArray(1, targets);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var of = phones.get(row.getObject(1, UUID.class));
                    if (of != null) of.add(row.getBytes(2));
                }
            }
        }
        return current;
    }

    /** As for a single change: sex and birth date agree with the document that is known already. */
    private static boolean agrees(Line<ResidentRow> line, Current before) {
        var form = line.record.form();
        if (form.document() != null) return true;
        var faults = new Faults();
        Particulars.of(form, before.document(), faults);
        faults.forEach((place, code) -> line.reject(new Mistake(
                ResidentColumns.ALL.stream()
                        .filter(c -> c.place().equals(place))
                        .findFirst()
                        .orElse(null),
                null,
                code)));
        return line.isOpen();
    }

    private static ResidentContent merged(ResidentRow row, ResidentContent before, Header header) {
        return new ResidentContent(
                row.area(),
                row.form().name().strip(),
                row.particulars().sex().name(),
                row.particulars().birthDate(),
                row.documentFingerprint() == null ? before.document() : row.documentFingerprint(),
                row.phoneFingerprints().isEmpty() ? before.phones() : row.phoneFingerprints(),
                header.has(ResidentColumns.ADDRESS) ? row.form().address() : before.address(),
                header.has(ResidentColumns.HOUSEHOLD) ? row.form().household() : before.household());
    }

    /** A document that is on somebody else. */
    private static void refuseTaken(Connection connection, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) return;
        try (var query = connection.prepareStatement("""
                select x.target from unnest(?::uuid[], ?::uuid[]) as x (target, staged) join import_resident t on t.id = x.staged
                join resident r on r.document_fingerprint = t.document_fingerprint and r.district = t.district and r.id <> x.target""")) {
            pairs(connection, query, 1, changes);
            var taken = new HashSet<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) taken.add(row.getObject(1, UUID.class));
            }
            for (var change : changes) if (taken.contains(change.target())) refuse(change);
            changes.removeIf(change -> !change.line().isOpen());
        }
    }

    /** The key of a row that is refused now may have been written for it before. */
    private static void forget(Connection connection, List<Change> changes) throws SQLException {
        var refused = changes.stream()
                .filter(c -> !c.line().isOpen())
                .map(c -> c.line().record.id());
        try (var delete = connection.prepareStatement("delete from import_key where record_id = any(?)")) {
            delete.setArray(1, Sql.ids(connection, refused));
            delete.executeUpdate();
        }
    }

    /** A document of somebody who cannot be seen from here, or that two rows claim: then one row after the other tells whose it is. */
    private static List<Change> refusedByTheDatabase(
            Connection connection, ImportJob job, Header header, List<Change> changes) throws SQLException {
        if (changes.isEmpty() || isWritten(connection, job, header, changes)) return List.of();
        var refused = new ArrayList<Change>();
        for (var change : changes)
            if (!isWritten(connection, job, header, List.of(change))) {
                refuse(change);
                refused.add(change);
            }
        return refused;
    }

    private static boolean isWritten(Connection connection, ImportJob job, Header header, List<Change> changes)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("savepoint updates");
            try {
                update(connection, job, header, changes);
            } catch (SQLException e) {
                if (!"23505".equals(e.getSQLState())) throw e;
                statement.execute("rollback to savepoint updates");
                return false;
            }
            statement.execute("release savepoint updates");
            return true;
        }
    }

    private static void refuse(Change change) {
        change.line()
                .reject(new Mistake(
                        ResidentColumns.DOCUMENT_NUMBER,
                        Masking.NUMBER.of(change.line().record.form().document().number()),
                        "DOCUMENT_TAKEN"));
    }

    private static void update(Connection connection, ImportJob job, Header header, List<Change> changes)
            throws SQLException {
        try (var before = connection.prepareStatement(BEFORE)) {
            before.setObject(1, job.id);
            before.setArray(2, Sql.ids(connection, changes.stream().map(Change::target)));
            before.executeUpdate();
        }
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setBoolean(1, header.has(ResidentColumns.ADDRESS));
            update.setBoolean(2, header.has(ResidentColumns.HOUSEHOLD));
            pairs(connection, update, 3, changes);
            update.executeUpdate();
        }
        for (var sql : PHONES)
            try (var statement = connection.prepareStatement(sql)) {
                pairs(connection, statement, 1, changes);
                statement.executeUpdate();
            }
    }

    private static void keys(Connection connection, ImportJob job, List<Change> other, List<Change> same)
            throws SQLException {
        var all = new ArrayList<>(other);
        all.addAll(same);
        if (all.isEmpty()) return;
        try (var update = connection.prepareStatement(KEYS)) {
            update.setObject(1, job.id);
            pairs(connection, update, 2, all);
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "boolean",
                            IntStream.range(0, all.size())
                                    .mapToObj(i -> i < other.size())
                                    .toArray()));
            update.setString(5, job.kind.name());
            update.executeUpdate();
        }
    }

    private static void pairs(
            Connection connection, java.sql.PreparedStatement statement, int first, List<Change> changes)
            throws SQLException {
        statement.setArray(first, Sql.ids(connection, changes.stream().map(Change::target)));
        statement.setArray(
                first + 1,
                Sql.ids(connection, changes.stream().map(c -> c.line().record.id())));
    }
}
