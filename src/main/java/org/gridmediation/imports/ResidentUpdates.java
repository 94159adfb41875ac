package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.SqlChanges;
import org.gridmediation.imports.RowKeys.Change;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.RegisterChange;
import org.gridmediation.statistics.Population;

/** Brings known residents to what their rows say. What a row leaves out stays: a column that is not there, an empty document, empty phones. */
@ApplicationScoped
class ResidentUpdates {
    private static final String BEFORE = """
            insert into import_before (job_id, record_id, area, district, version, before)
            select :job, r.id, r.area, r.district, r.version + 1, jsonb_build_object('resident', to_jsonb(r), 'phones',
                (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from resident_phone p where p.resident_id = r.id and p.district = r.district),
                'import_key', (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from import_key k
                    where k.record_id = r.id and k.district = any(:districts) and k.job_id <> :job))
            from resident r where r.district = any(:districts) and r.id = any(:records)
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

    private static final String MOVED = """
            select r.area, t.area, r.id from unnest(?::uuid[], ?::uuid[]) as x (target, staged) join import_resident t on t.id = x.staged
            join resident r on r.id = x.target and r.district = t.district where r.area <> t.area""";

    private static final List<String> PHONES = List.of("""
            delete from resident_phone p using unnest(?::uuid[], ?::uuid[]) as x (target, staged)
            where p.resident_id = x.target
                and exists (select from import_phone t where t.resident_id = x.staged and t.district = p.district)""", """
            insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
            select t.id, x.target, t.area, t.district, t.position, t.sealed, t.fingerprint
            from unnest(?::uuid[], ?::uuid[]) as x (target, staged) join import_phone t on t.resident_id = x.staged""");

    private static final String PARTS =
            "select follow_area('{}', array_agg(r.id), r.district) from resident r where r.district = any(:districts) and r.id = any(:records) group by r.district";

    private static final String KEYS = """
            update import_key k set record_id = x.target, area = t.area, digest = t.digest,
                job_id = case when x.changed then ? else k.job_id end, number = case when x.changed then t.number else k.number end
            from unnest(?::uuid[], ?::uuid[], ?::boolean[]) as x (target, staged, changed) join import_resident t on t.id = x.staged
            where k.kind = ? and k.district = t.district and k.source = t.source and k.key = t.key""";

    @Inject
    Vault vault;

    @Inject
    Event<RegisterChange> registerChange;

    void write(
            Connection connection,
            ImportJob job,
            Header header,
            RowKeys<ResidentRow> keys,
            List<Change<ResidentRow>> wished)
            throws SQLException {
        if (wished.isEmpty()) return;
        var other = new ArrayList<Change<ResidentRow>>();
        var same = new ArrayList<Change<ResidentRow>>();
        new ResidentComparison(connection, job, vault, header, keys).sort(wished, same, other);
        refuseTaken(connection, other);
        other.removeAll(refusedByTheDatabase(connection, job, header, other));
        // The key of a row that is refused now may have been written for it before.
        keys.forget(
                wished.stream().map(Change::line).filter(line -> !line.isOpen()).toList());
        other.forEach(change -> change.line().is(Result.UPDATED, change.target()));
        same.forEach(change -> change.line().is(Result.UNCHANGED, change.target()));
        rename(connection, job, other, same);
        other.stream()
                .collect(Collectors.groupingBy(
                        change -> change.line().record.district(),
                        Collectors.mapping(Change::target, Collectors.toList())))
                .forEach((district, residents) -> registerChange.fire(new RegisterChange(residents, district)));
    }

    /** A document that is on somebody else. */
    private static void refuseTaken(Connection connection, List<Change<ResidentRow>> changes) throws SQLException {
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

    /** A document of somebody who cannot be seen from here, or that two rows claim: then one row after the other tells whose it is. */
    private static List<Change<ResidentRow>> refusedByTheDatabase(
            Connection connection, ImportJob job, Header header, List<Change<ResidentRow>> changes)
            throws SQLException {
        if (changes.isEmpty() || isWritten(connection, job, header, changes)) return List.of();
        var refused = new ArrayList<Change<ResidentRow>>();
        for (var change : changes)
            if (!isWritten(connection, job, header, List.of(change))) {
                refuse(change);
                refused.add(change);
            }
        return refused;
    }

    private static boolean isWritten(
            Connection connection, ImportJob job, Header header, List<Change<ResidentRow>> changes)
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

    private static void refuse(Change<ResidentRow> change) {
        change.line().reject(ResidentLoader.documentTaken(change.line().record));
    }

    private static void update(Connection connection, ImportJob job, Header header, List<Change<ResidentRow>> changes)
            throws SQLException {
        Sql.run(
                connection,
                BEFORE,
                Sql.of(connection, job, changes.stream().map(Change::target).toList()));
        var wasIn = new HashMap<UUID, AreaCode>();
        try (var moved = connection.prepareStatement(MOVED)) {
            pairs(connection, moved, 1, changes);
            var residents = new HashMap<AreaCode, Integer>();
            try (var row = moved.executeQuery()) {
                while (row.next()) {
                    wasIn.put(row.getObject(3, UUID.class), new AreaCode(row.getString(1)));
                    residents.merge(new AreaCode(row.getString(1)), -1, Integer::sum);
                    residents.merge(new AreaCode(row.getString(2)), 1, Integer::sum);
                }
            }
            Population.add(connection, residents);
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
        Sql.run(connection, PARTS, Sql.of(connection, job, wasIn.keySet()));
        SqlChanges.note(
                connection,
                org.gridmediation.feed.FeedKind.RESIDENT,
                ChangeType.CHANGED,
                changes.stream()
                        .map(change -> new SqlChanges.Row(
                                change.target(), change.line().record.form().area(), wasIn.get(change.target())))
                        .toList());
    }

    private static void rename(
            Connection connection, ImportJob job, List<Change<ResidentRow>> other, List<Change<ResidentRow>> same)
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
            Connection connection, java.sql.PreparedStatement statement, int first, List<Change<ResidentRow>> changes)
            throws SQLException {
        statement.setArray(first, Sql.ids(connection, changes.stream().map(Change::target)));
        statement.setArray(
                first + 1,
                Sql.ids(connection, changes.stream().map(c -> c.line().record.id())));
    }
}
