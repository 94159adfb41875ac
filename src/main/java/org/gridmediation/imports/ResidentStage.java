package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.http.Days;

/**
 * A chunk's rows in tables that only this connection has and that are empty after the transaction: COPY does not go into tables with
 * row-level security, and nothing of anybody is left behind.
 */
final class ResidentStage {
    private static final String CREATE = """
            create temporary table if not exists import_resident (number integer, id uuid, area text collate "C", district text collate "C",
                source text, key bytea, digest bytea, name text, sex text, birth_date date, document_type text, document_sealed bytea,
                document_fingerprint bytea, address text, household text) on commit delete rows;
            create temporary table if not exists import_phone (id uuid, resident_id uuid, area text collate "C", district text collate "C",
                position integer, sealed bytea, fingerprint bytea) on commit delete rows;
            truncate import_resident, import_phone""";

    // Keys first and in their order, so that two imports of the same rows wait for each other and not crosswise.
    private static final String INSERT = """
            with fresh as (
                insert into import_key (kind, district, source, key, area, record_id, digest, job_id, number)
                select ?, district, source, key, area, id, digest, ?, number from import_resident order by district, source, key
                on conflict do nothing returning record_id),
            made as (
                insert into resident (id, area, district, name, sex, birth_date, document_type, document_sealed, document_fingerprint,
                    address, household, created_at)
                select id, area, district, name, sex, birth_date, document_type, document_sealed, document_fingerprint, address, household, ?
                from fresh join import_resident on id = record_id order by district, document_fingerprint
                on conflict (document_fingerprint, district) do nothing returning id),
            phones as (
                insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
                select p.id, p.resident_id, p.area, p.district, p.position, p.sealed, p.fingerprint
                from made join import_phone p on p.resident_id = made.id)
            select record_id, made.id is not null from fresh left join made on made.id = record_id""";

    private final Connection connection;
    private final ImportJob job;

    ResidentStage(Connection connection, ImportJob job) throws SQLException {
        this.connection = connection;
        this.job = job;
        try (var statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    void fill(List<Line<ResidentRow>> lines) throws SQLException {
        if (lines.isEmpty()) return;
        residents(lines);
        phones(lines);
    }

    private void residents(List<Line<ResidentRow>> lines) throws SQLException {
        try (var copy = new Copy(
                connection,
                "import_resident",
                "number",
                "id",
                "area",
                "district",
                "source",
                "key",
                "digest",
                "name",
                "sex",
                "birth_date",
                "document_type",
                "document_sealed",
                "document_fingerprint",
                "address",
                "household")) {
            for (var line : lines) {
                var row = line.record;
                copy.row()
                        .number(line.number)
                        .id(row.id())
                        .text(row.area())
                        .text(row.district())
                        .text(row.source())
                        .bytes(row.key())
                        .bytes(row.digest())
                        .text(row.form().name().strip())
                        .text(row.particulars().sex().name())
                        .day(row.particulars().birthDate())
                        .text(row.documentType())
                        .bytes(row.sealed().document())
                        .bytes(row.documentFingerprint())
                        .text(row.form().address())
                        .text(row.form().household());
            }
        }
    }

    private void phones(List<Line<ResidentRow>> lines) throws SQLException {
        try (var copy = new Copy(
                connection,
                "import_phone",
                "id",
                "resident_id",
                "area",
                "district",
                "position",
                "sealed",
                "fingerprint")) {
            for (var line : lines) {
                var row = line.record;
                for (int i = 0; i < row.phoneFingerprints().size(); i++)
                    copy.row()
                            .id(TimeOrderedId.Generator.next())
                            .id(row.id())
                            .text(row.area())
                            .text(row.district())
                            .number(i)
                            .bytes(row.sealed().phones().get(i))
                            .bytes(row.phoneFingerprints().get(i));
            }
        }
    }

    /** @return of each row whose key is new, whether it was written; else its document is another's */
    Map<UUID, Boolean> insertNew() throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, job.kind.name());
            insert.setObject(2, job.id);
            insert.setObject(3, Days.now().atOffset(ZoneOffset.UTC));
            var made = new HashMap<UUID, Boolean>();
            try (var row = insert.executeQuery()) {
                while (row.next()) made.put(row.getObject(1, UUID.class), row.getBoolean(2));
            }
            return made;
        }
    }
}
