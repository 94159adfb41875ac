package org.gridmediation.imports;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Sex;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.columns.RowReader;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;
import org.gridmediation.resident.NewResident;
import org.gridmediation.resident.PersonParticulars;

/** Makes of a row the request that would register the same resident, has it checked as that one is, and seals what is sealed. */
final class ResidentPreparation implements Loader.Preparation<ResidentRow> {
    private static final int LONGEST_ID = 100;

    private final ImportJob job;
    private final Vault vault;
    private final BodyCheck check;
    /** A column that is not there says something else than one that is empty. */
    private final String columns;

    ResidentPreparation(ImportJob job, Header header, Vault vault, BodyCheck check) {
        this.job = job;
        this.vault = vault;
        this.check = check;
        columns = Arrays.toString(ResidentColumns.ALL.stream().map(header::has).toArray());
    }

    @Override
    public ResidentRow prepare(RowReader row) {
        var known = row.value(ResidentColumns.ID, ResidentPreparation::id);
        var externalId = row.number(ResidentColumns.EXTERNAL_ID);
        var form = form(row);
        var faults = new Faults();
        check.check(form, faults);
        row.take(faults);
        if (known == null && externalId == null && form.document() == null && row.mistakes.isEmpty())
            row.wrong(ResidentColumns.DOCUMENT_NUMBER, "KEY_MISSING");
        if (externalId != null && job.source.isEmpty()) row.wrong(ResidentColumns.EXTERNAL_ID, "SOURCE_MISSING");
        if (externalId != null && externalId.codePointCount(0, externalId.length()) > LONGEST_ID)
            row.wrong(ResidentColumns.EXTERNAL_ID, "SIZE");
        if (form.area() != null && !job.area.contains(form.area())) row.wrong(ResidentColumns.AREA, "AREA_NOT_YOURS");
        if (!row.mistakes.isEmpty()) return null;
        var together = new Faults();
        var particulars = PersonParticulars.of(form, form.document(), together);
        row.take(together);
        return row.mistakes.isEmpty() ? sealed(form, particulars, known, externalId) : null;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("WRONG_FORMAT");
        }
    }

    private static NewResident form(RowReader row) {
        var number = row.number(ResidentColumns.DOCUMENT_NUMBER);
        var type = row.one(ResidentColumns.DOCUMENT_TYPE, DocumentType.class);
        var phones = row.several(ResidentColumns.PHONES);
        return new NewResident(
                row.value(ResidentColumns.AREA, AreaCode::new),
                row.text(ResidentColumns.NAME),
                row.one(ResidentColumns.SEX, Sex.class),
                row.day(ResidentColumns.BIRTH_DATE),
                number == null && type == null
                        ? null
                        : new IdentityDocument(type == null ? DocumentType.RESIDENT_ID : type, number),
                phones,
                row.text(ResidentColumns.ADDRESS),
                row.text(ResidentColumns.HOUSEHOLD));
    }

    private ResidentRow sealed(NewResident form, PersonParticulars particulars, UUID known, String externalId) {
        var document = form.document();
        var fingerprint = document == null ? null : vault.fingerprint(document.normalized());
        var phones = form.phones() == null
                ? List.<String>of()
                : form.phones().stream()
                        .map(phone -> Phone.parse(phone).value())
                        .toList();
        var fingerprints = phones.stream().map(vault::fingerprint).toList();
        var content = new ResidentContent(
                form.area().value(),
                form.name().strip(),
                particulars.sex().name(),
                particulars.birthDate(),
                fingerprint,
                fingerprints,
                form.address(),
                form.household());
        return new ResidentRow(
                TimeOrderedId.Generator.next(),
                known,
                form,
                particulars,
                form.area().district(),
                known != null || externalId == null ? "" : job.source,
                key(known, externalId, fingerprint),
                vault.fingerprint(content.text() + columns),
                fingerprint,
                fingerprints,
                seal(document, phones));
    }

    /** Ahead, on this thread, as long as rows are new; later, if at all, in a file of which most are known. */
    private ResidentRow.Seal seal(IdentityDocument document, List<String> phones) {
        var seal = new ResidentRow.Seal(() -> new ResidentRow.Sealed(
                document == null ? null : vault.seal(document.number()),
                phones.stream().map(vault::seal).toList()));
        if (job.mostlyNew) seal.get();
        return seal;
    }

    private byte[] key(UUID known, String externalId, byte[] document) {
        if (known != null) return vault.fingerprint("id " + known);
        return externalId == null ? document : vault.fingerprint("external id " + externalId);
    }
}
