package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.http.Faults;
import org.gridmediation.imports.RowKeys.Change;
import org.gridmediation.privacy.Spaces;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;
import org.gridmediation.resident.PersonParticulars;

/** Tells which rows say something new of a known resident. What a row leaves out says nothing: a column that is not there, an empty document, empty phones. */
final class ResidentComparison {
    private static final String CURRENT = """
            select r.id, r.area, r.name, r.sex, r.birth_date, r.document_type, r.document_sealed, r.document_fingerprint, r.address, r.household
            from resident r where r.district = any(:districts) and r.id = any(:records) order by r.id for update""";

    private static final String PHONES = """
            select resident_id, fingerprint from resident_phone
            where district = any(:districts) and resident_id = any(:records) order by resident_id, position""";

    private record Current(ResidentContent content, IdentityDocument document) {}

    private final Connection connection;
    private final ImportJob job;
    private final Vault vault;
    private final Header header;
    private final RowKeys<ResidentRow> keys;

    ResidentComparison(Connection connection, ImportJob job, Vault vault, Header header, RowKeys<ResidentRow> keys) {
        this.job = job;
        this.keys = keys;
        this.connection = connection;
        this.vault = vault;
        this.header = header;
    }

    /** The residents are locked from now on. */
    void sort(List<Change<ResidentRow>> wished, List<Change<ResidentRow>> same, List<Change<ResidentRow>> other)
            throws SQLException {
        var current = current(wished);
        var told = keys.told(current.keySet());
        for (var change : wished) {
            var before = current.get(change.target());
            if (before == null) change.line().reject("RECORD_UNKNOWN");
            else if (agrees(change.line(), before)) {
                var after = merged(change.line().record, before.content());
                int number = change.line().number;
                if (after.text().equals(before.content().text())) same.add(change);
                else if (told.getOrDefault(change.target(), number) < number)
                    change.line().reject("KEY_TWICE");
                else {
                    told.put(change.target(), 0);
                    other.add(change);
                }
            }
        }
    }

    private Map<UUID, Current> current(List<Change<ResidentRow>> changes) throws SQLException {
        var phones = new HashMap<UUID, List<byte[]>>();
        var current = new HashMap<UUID, Current>();
        var values = Sql.of(
                connection, job, changes.stream().map(Change::target).distinct().toList());
        try (var query = Sql.prepare(connection, CURRENT, values)) {
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    phones.put(id, new ArrayList<>());
                    var content = new ResidentContent(
                            row.getString(2),
                            read(row.getString(3)),
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            row.getBytes(8),
                            phones.get(id),
                            read(row.getString(9)),
                            read(row.getString(10)));
                    var sealed = row.getBytes(7);
                    var document = sealed == null
                            ? null
                            : new IdentityDocument(DocumentType.valueOf(row.getString(6)), vault.open(sealed));
                    current.put(id, new Current(content, document));
                }
            }
        }
        try (var query = Sql.prepare(connection, PHONES, values);
                var row = query.executeQuery()) {
            while (row.next()) {
                var of = phones.get(row.getObject(1, UUID.class));
                if (of != null) of.add(row.getBytes(2));
            }
        }
        return current;
    }

    /** As a cell with the same text is read: a blank is nothing, and blanks around it are no change. */
    private static String read(String text) {
        var plain = text == null ? "" : Spaces.plain(text).strip();
        return plain.isEmpty() ? null : plain;
    }

    /** As for a single change: sex and birth date agree with the document that is known already. */
    private static boolean agrees(Line<ResidentRow> line, Current before) {
        var form = line.record.form();
        if (form.document() != null) return true;
        var faults = new Faults();
        PersonParticulars.of(form, before.document(), faults);
        faults.forEach((place, code) -> line.reject(new Mistake(
                ResidentColumns.ALL.stream()
                        .filter(c -> c.place().equals(place))
                        .findFirst()
                        .orElse(null),
                null,
                code)));
        return line.isOpen();
    }

    private ResidentContent merged(ResidentRow row, ResidentContent before) {
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
}
