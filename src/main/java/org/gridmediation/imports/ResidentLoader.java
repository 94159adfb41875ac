package org.gridmediation.imports;

import static org.gridmediation.columns.ResidentColumns.AREA;
import static org.gridmediation.columns.ResidentColumns.BIRTH_DATE;
import static org.gridmediation.columns.ResidentColumns.DOCUMENT_NUMBER;
import static org.gridmediation.columns.ResidentColumns.DOCUMENT_TYPE;
import static org.gridmediation.columns.ResidentColumns.EXTERNAL_ID;
import static org.gridmediation.columns.ResidentColumns.ID;
import static org.gridmediation.columns.ResidentColumns.PHONES;
import static org.gridmediation.columns.ResidentColumns.SEX;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.Areas;
import org.gridmediation.columns.CellForm;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.columns.RowReader;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;
import org.gridmediation.privacy.Phone;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;
import org.gridmediation.resident.NewResident;
import org.gridmediation.resident.PersonParticulars;
import org.gridmediation.resident.RegisterChange;

/** Writes residents, whose numbers are sealed. */
@ApplicationScoped
class ResidentLoader extends SetLoader<SealedNumbers> {
    private static final Table TABLE = new Table("resident", ResidentStatements.IMAGE, List.of("resident_phone"));

    private static final String REASONS = """
            \s union all select 'PARTY_TO_DISPUTE' where w.result = 'CREATED'
                and exists (select from dispute_party p where p.district = any(:districts) and p.resident_id = w.record_id)
            union all select 'PERSON_OF_STAFF' where w.result = 'CREATED' and exists (select from staff s where s.resident_id = w.record_id)
            union all select 'HAS_CORRECTION' where w.result = 'CREATED' and exists (
                select from correction c where c.district = any(:districts) and c.record_id = w.record_id and c.state <> 'CLOSED')""";

    @Inject
    BodyCheck check;

    @Inject
    Areas areas;

    @Inject
    Event<RegisterChange> registerChange;

    @Override
    public ImportKind kind() {
        return ImportKind.RESIDENTS;
    }

    @Override
    Table table() {
        return TABLE;
    }

    @Override
    List<FeedNotes> told() {
        return List.of(FeedNotes.of(org.gridmediation.feed.FeedKind.RESIDENT, "resident"));
    }

    private static NewResident request(Content content) {
        return ResidentColumns.request(content::text);
    }

    @Override
    boolean check(RowReader row, Content content) {
        var faults = new Faults();
        check.check(request(content), faults);
        row.take(faults);
        if (row.mistakes.isEmpty()
                && Stream.of(ID, EXTERNAL_ID, DOCUMENT_NUMBER).noneMatch(content::has))
            row.wrong(DOCUMENT_NUMBER, "KEY_MISSING");
        return true;
    }

    /** What the document says of who has it, and each phone as it is stored. */
    @Override
    void complete(RowReader row, Content content) {
        var form = request(content);
        var faults = new Faults();
        var particulars = PersonParticulars.of(form, form.document(), faults);
        row.take(faults);
        if (!row.mistakes.isEmpty()) return;
        content.put(SEX, particulars.sex().name());
        content.put(BIRTH_DATE, particulars.birthDate().toString());
        if (form.document() != null)
            content.put(DOCUMENT_TYPE, form.document().type().name());
        if (form.phones() == null) return;
        content.put(
                PHONES,
                CellForm.joined(form.phones().stream()
                        .map(phone -> Phone.parse(phone).value())
                        .toList()));
    }

    @Override
    String nature(Content content) {
        if (!content.has(DOCUMENT_NUMBER)) return null;
        var type = content.one(DOCUMENT_TYPE, DocumentType.class, DocumentType.RESIDENT_ID);
        return new IdentityDocument(type, content.text(DOCUMENT_NUMBER)).normalized();
    }

    /** The fingerprint of a document is its key too. */
    @Override
    String natural(String nature) {
        return nature;
    }

    /** As digests were made before residents were compared column by column. */
    @Override
    String digested(Content content, Header header) {
        return ResidentColumns.ALL.stream()
                        .filter(column -> column.isCompared() && column != DOCUMENT_TYPE)
                        .map(column -> digested(content, column))
                        .collect(Collectors.joining("\0"))
                + Arrays.toString(ResidentColumns.ALL.stream().map(header::has).toArray());
    }

    private String digested(Content content, Column column) {
        if (!content.has(column)) return "";
        if (column == DOCUMENT_NUMBER) return fingerprints(Stream.of(nature(content)));
        return column == PHONES ? fingerprints(content.several(PHONES).stream()) : content.text(column);
    }

    private String fingerprints(Stream<String> texts) {
        return texts.map(vault::fingerprint).map(HexFormat.of()::formatHex).collect(Collectors.joining(","));
    }

    @Override
    Map<Line<Draft<SealedNumbers>>, UUID> known(Connection connection, List<Line<Draft<SealedNumbers>>> lines)
            throws SQLException {
        var documents = new HashMap<Line<Draft<SealedNumbers>>, DocumentHolders.Document>();
        for (var line : lines) {
            var form = line.record.form();
            var nature = nature(line.record.content());
            if (nature != null)
                documents.put(
                        line,
                        DocumentHolders.Document.of(
                                line.record, form == null ? vault.fingerprint(nature) : form.documentFingerprint()));
        }
        return DocumentHolders.seen(connection, documents);
    }

    @Override
    SealedNumbers form(ImportJob job, Content content, Mistakes mistakes) {
        var withDocument = content.has(DOCUMENT_NUMBER) && content.isNews(DOCUMENT_TYPE, DOCUMENT_NUMBER);
        var withPhones = content.has(PHONES) && content.isNews(PHONES);
        return new SealedNumbers(
                withDocument ? vault.seal(content.text(DOCUMENT_NUMBER)) : null,
                withDocument ? vault.fingerprint(nature(content)) : null,
                !withPhones
                        ? List.of()
                        : content.several(PHONES).stream()
                                .map(phone -> new SealedNumbers.Number(vault.seal(phone), vault.fingerprint(phone)))
                                .toList());
    }

    @Override
    void refuse(List<Line<Draft<SealedNumbers>>> lines) {
        if (lines.isEmpty()) return;
        var refusing = areas.refusing(
                lines.stream().map(line -> line.record.content().area(AREA)).collect(Collectors.toSet()));
        for (var line : lines) {
            var code = refusing.get(line.record.content().area(AREA));
            if (code != null) line.reject(new Mistake(AREA, line.record.area(), code));
        }
    }

    /** As for a single change: they stay in their district, and sex and birth date agree with the document that is known already. */
    @Override
    void resolve(Connection connection, ImportJob job, List<Work<SealedNumbers>> rows) throws SQLException {
        for (var row : rows) {
            var before = row.draft().content().before();
            // Of somebody new there is no more than the row, which has been checked.
            if (before == null) continue;
            if (!before.area(AREA).district().equals(row.draft().district())) {
                row.line().reject(new Mistake(AREA, row.draft().area(), "DISTRICT_CHANGED"));
                continue;
            }
            var form = request(row.draft().content());
            var faults = new Faults();
            PersonParticulars.of(form, form.document(), faults);
            faults.forEach((place, code) -> row.line().reject(new Mistake(ColumnSet.RESIDENTS.at(place), null, code)));
        }
        refuseTaken(connection, rows);
    }

    private void refuseTaken(Connection connection, List<Work<SealedNumbers>> rows) throws SQLException {
        var documents = new LinkedHashMap<Work<SealedNumbers>, DocumentHolders.Document>();
        for (var row : rows) {
            var draft = row.draft();
            if (row.isOpen() && draft.content().before() != null && draft.form().documentFingerprint() != null)
                documents.put(
                        row, DocumentHolders.Document.of(draft, draft.form().documentFingerprint()));
        }
        for (var row :
                DocumentHolders.taken(connection, documents, row -> row.draft().id()))
            row.line().reject(taken(row.draft(), ""));
    }

    @Override
    List<Draft<SealedNumbers>> insert(Connection connection, ImportJob job, List<Draft<SealedNumbers>> rows)
            throws SQLException {
        return ResidentStatements.insert(connection, rows);
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<SealedNumbers>> rows) throws SQLException {
        ResidentStatements.update(connection, job, rows);
        tell(rows.stream()
                .collect(Collectors.groupingBy(Draft::district, Collectors.mapping(Draft::id, Collectors.toList()))));
    }

    private void tell(Map<String, List<UUID>> changed) {
        changed.forEach((district, residents) -> registerChange.fire(new RegisterChange(residents, district)));
    }

    @Override
    Mistake taken(Draft<SealedNumbers> row, String key) {
        var number = row.content().text(DOCUMENT_NUMBER);
        return new Mistake(DOCUMENT_NUMBER, DOCUMENT_NUMBER.masking().of(number), "DOCUMENT_TAKEN");
    }

    @Override
    String reasons() {
        return REASONS + ResidentStatements.DOCUMENT.reasons();
    }

    /** What has reasons of its own is not looked for again. */
    @Override
    public InboundReferences inboundReferences() {
        return new InboundReferences(
                "resident", "id", "w.record_id", List.of("resident_phone", "dispute_party", "staff"));
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        ResidentStatements.restore(connection, job);
        Traces.forget(connection, job);
        tell(ResidentStatements.changed(connection, job));
    }
}
