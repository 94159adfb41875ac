package org.gridmediation.imports;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.RowReader;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.SqlTemplate;

/**
 * What the import of a kind of records says of its rows and tables; {@link SetWriter} writes them by it.
 *
 * @param <F> what the kind makes of a row's content
 */
abstract class SetLoader<F> implements Loader<Draft<F>> {
    private static final String DEPENDENTS = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            select w.job_id, w.number, w.record_id, w.area, w.district, d.reason
            from import_row w left join import_before b on b.district = any(:districts) and b.job_id = w.job_id and b.record_id = w.record_id
            cross join lateral (
                select 'CHANGED_SINCE' from {table} x where x.id = w.record_id{within} and x.version > coalesce(w.version, b.version, 0)
                union all select 'HAS_CORRECTION' where w.result = 'CREATED'
                    and exists (select from correction c where c.district = any(:districts) and c.dispute_id = w.record_id)
                union all select 'IN_LATER_IMPORT' where w.result = 'CREATED' and exists (
                    select from import_key k where k.district = any(:districts) and k.record_id = w.record_id and k.job_id <> w.job_id){more})
                as d (reason)
            where w.district = :home and w.job_id = :job and w.result in ('CREATED', 'UPDATED') on conflict do nothing""";

    @Inject
    Vault vault;

    @Inject
    StoredRows storedRows;

    /** A row's content on its way to the table. */
    record Work<F>(Line<Draft<F>> line, Draft<F> draft) {
        boolean isOpen() {
            return line.isOpen();
        }
    }

    /** Where records lie, and all that a change or its undoing may touch, as one JSON object. */
    record Table(String name, String image, List<String> parts) {
        /** @param owner the column of the parts that names the record */
        static Table of(String name, String owner, List<String> parts) {
            return new Table(name, BeforeImage.of(name, owner, parts), parts);
        }
    }

    abstract Table table();

    /** For the change feed; the record itself first. */
    abstract List<FeedNotes> told();

    /** What is wrong with a row, and is said before it is known which record it is about. @return whether more is looked for */
    boolean check(RowReader row, Content content) {
        return row.mistakes.isEmpty();
    }

    /** What follows from what a row says, once nothing is wrong with its columns; the row is told what is wrong with all of them together. */
    void complete(RowReader row, Content content) {}

    /** All that a row says, in one text. The same row has the same text for ever: it is by its digest that nothing is changed when it is sent again. */
    String digested(Content content, Header header) {
        return content.text(header);
    }

    /** Of a new record. */
    UUID id(Content content) {
        return TimeOrderedId.Generator.next();
    }

    /** What identifies it beside our own id and its source's, or null. */
    abstract String nature(Content content);

    /** The text of which a key is made when nothing else identifies the row. */
    String natural(String nature) {
        return "nature " + nature;
    }

    /** The records that have the same nature. */
    abstract Map<Line<Draft<F>>, UUID> known(Connection connection, List<Line<Draft<F>>> lines) throws SQLException;

    /** Makes of the content the requests that would do the same, and has them checked as those are. On any thread, without the database. */
    abstract F form(ImportJob job, Content content, Mistakes mistakes);

    /** The columns that a row may leave empty because their values follow from others. */
    List<Derivation> derivations() {
        return List.of();
    }

    /** Rejects rows whatever record they are about. */
    void refuse(List<Line<Draft<F>>> lines) {}

    /** Finds what the rows name, and rejects those that name what is not there. */
    abstract void resolve(Connection connection, ImportJob job, List<Work<F>> rows) throws SQLException;

    /** The codes of why some of these records may not be changed by an import. */
    Map<UUID, String> fixed(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        return Map.of();
    }

    /** @return the rows that were left out because somebody has their nature, of a kind that has the database leave them out instead of failing */
    abstract List<Draft<F>> insert(Connection connection, ImportJob job, List<Draft<F>> rows) throws SQLException;

    abstract void update(Connection connection, ImportJob job, List<Draft<F>> rows) throws SQLException;

    /** What it is when a unique key refuses a row. */
    abstract Mistake taken(Draft<F> row, String key);

    /** What uses it otherwise is found by the keys that refer to it. */
    @Override
    public String dependents() {
        var name = table().name();
        return SqlTemplate.fill(DEPENDENTS, Map.of("table", name, "within", Sql.within(name, "x"), "more", reasons()));
    }

    /** What only one record can say, beside what identifies it. */
    List<String> unique(Content content) {
        return List.of();
    }

    @Override
    public List<byte[]> claims(Draft<F> row) {
        var claims = new ArrayList<byte[]>();
        claims.add(row.key());
        var nature = nature(row.content());
        if (nature != null) claims.add(vault.fingerprint(natural(nature)));
        unique(row.content()).forEach(text -> claims.add(vault.fingerprint(text)));
        if (row.known() != null) claims.add(Trials.claim(row.known()));
        return claims;
    }

    @Override
    public InboundReferences inboundReferences() {
        return new InboundReferences(table().name(), "id", "w.record_id", table().parts());
    }

    /** More of them, each as a union with a select of its code for the row {@code w}. */
    String reasons() {
        return "";
    }

    @Override
    public void undo(Connection connection, ImportJob job) throws SQLException {
        for (var told : told()) told.undone(connection, job);
        restore(connection, job);
        Sql.run(connection, Traces.versions(table().name(), record(), this::bump), Sql.of(connection, job));
    }

    /** That an image {@code b} is of the record {@code x}. */
    String record() {
        return "x.id = b.record_id";
    }

    /** By how much the version has gone up, without anybody's changing the record, since the row {@code w} left it: of the JSON of it as it was then. */
    String bump(String then) {
        return "0";
    }

    /** What the job made goes, and what it changed is as it was. */
    abstract void restore(Connection connection, ImportJob job) throws SQLException;

    @Override
    public Preparation<Draft<F>> preparing(ImportJob job, Header header) {
        return new DraftPreparation<>(this, job, header);
    }

    @Override
    public void write(Connection connection, ImportJob job, Header header, List<Line<Draft<F>>> lines)
            throws SQLException {
        refuse(lines.stream().filter(Line::isOpen).toList());
        new SetWriter<>(this, connection, job, header).write(lines);
    }
}
