package org.gridmediation.imports;

import jakarta.inject.Inject;
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
import java.util.stream.Stream;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.RowReader;
import org.gridmediation.imports.RowKeys.Change;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.SqlTemplate;

/**
 * Writes rows of a kind, a chunk at once: what is known and unchanged needs no more than a look at its key; what is new is a few statements; the rest is
 * compared with what the records say, column by column.
 *
 * @param <F> what the kind makes of a row's content
 */
abstract class SetLoader<F> implements Loader<Draft<F>> {
    private static final String BEFORE = """
            insert into import_before (job_id, record_id, area, district, version, before)
            select :job, {id}, {area}, left({area}, 6), x.version + 1, {image} || jsonb_build_object('import_key',
                (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from import_key k
                    where k.district = any(:districts) and k.record_id = {id} and k.job_id <> :job))
            from {table} x where {among}
            on conflict (job_id, record_id, district) do update set version = excluded.version""";

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

    /** What the record says once the row is written. */
    private Content over(Content row, Content record, Header header) {
        var next = row.over(record, header);
        derivations().forEach(derivation -> derivation.apply(row, record, next));
        return next;
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
        var keys = new RowKeys<F>(connection, job);
        var open = keys.first(lines);
        var changes = new ArrayList<Change<F>>();
        for (var line : open) if (line.record.known() != null) changes.add(new Change<>(line, line.record.known()));
        var unknown = keys.compare(
                open.stream().filter(line -> line.record.known() == null).toList(), changes);
        job.mostlyNew = 2 * (unknown.size() + changes.size()) >= open.size();
        for (var left = unknown; !left.isEmpty(); ) {
            var there = known(connection, left);
            var next = next(left, there);
            var others = others(left, next);
            var late = create(connection, job, header, keys, claimed(connection, keys, next, there, changes), others);
            left = Stream.concat(late.stream(), others.stream().filter(Line::isOpen))
                    .toList();
        }
        change(connection, job, header, keys, changes);
        keys.repeat();
    }

    /** Those of a record that is there, and of others that are the same by nature the first: the rest is about the record which that one becomes. */
    private List<Line<Draft<F>>> next(List<Line<Draft<F>>> lines, Map<Line<Draft<F>>, UUID> there) {
        var natures = new HashSet<String>();
        return lines.stream()
                .filter(line ->
                        there.containsKey(line) || nature(line.record.content()) == null || natures.add(natureIn(line)))
                .toList();
    }

    private String natureIn(Line<Draft<F>> line) {
        return line.record.district() + " " + nature(line.record.content());
    }

    private static <L> List<L> others(List<L> lines, List<L> some) {
        var done = new HashSet<>(some);
        return lines.stream().filter(line -> !done.contains(line)).toList();
    }

    /** @return those that are new, and nobody else's since now */
    private List<Line<Draft<F>>> claimed(
            Connection connection,
            RowKeys<F> keys,
            List<Line<Draft<F>>> unknown,
            Map<Line<Draft<F>>, UUID> there,
            List<Change<F>> changes)
            throws SQLException {
        var named = keys.named(there.values());
        var claimed = keys.claim(unknown, line -> there.getOrDefault(line, line.record.id()));
        var fresh = new ArrayList<Line<Draft<F>>>();
        var others = new ArrayList<Line<Draft<F>>>();
        for (var line : unknown) {
            var record = there.get(line);
            if (!claimed.contains(line)) others.add(line);
            else if (record == null) fresh.add(line);
            // One that its source knows by another id is another one.
            else if (line.record.source().isEmpty() || named.add(record)) changes.add(new Change<>(line, record));
            else line.reject(taken(line.record, ""));
        }
        keys.release(unknown, there);
        // Another import was faster; or it is there, and not to be seen from here.
        keys.compare(others, changes).forEach(line -> line.reject("RECORD_NOT_YOURS"));
        return fresh;
    }

    /**
     * @param others rows that may be the same by nature
     * @return those that are somebody's since now, who had no key: they are about that record
     */
    private Set<Line<Draft<F>>> create(
            Connection connection,
            ImportJob job,
            Header header,
            RowKeys<F> keys,
            List<Line<Draft<F>>> fresh,
            List<Line<Draft<F>>> others)
            throws SQLException {
        var works = new ArrayList<Work<F>>();
        for (var line : fresh) {
            var draft = formed(job, header, line, line.record);
            if (draft != null) works.add(new Work<>(line, draft));
        }
        var refused = write(connection, job, works, drafts -> insert(connection, job, drafts));
        var made = written(works);
        for (var told : told()) told.created(connection, job, made);
        for (var work : works)
            if (work.isOpen()) work.line().is(Result.CREATED, work.draft().id());
        keys.release(fresh, Map.of());
        if (refused.isEmpty()) return Set.of();
        var late = new HashMap<>(known(connection, List.copyOf(refused.keySet())));
        late.values().removeAll(made);
        late.keySet().forEach(Line::startAgain);
        // Whose nature is somebody's whom nobody sees from here: each row that has it.
        var hidden = refused.keySet().stream()
                .filter(line -> refused.get(line).isEmpty() && !line.isOpen())
                .map(this::natureIn)
                .collect(Collectors.toSet());
        for (var line : others) if (hidden.contains(natureIn(line))) line.reject(taken(line.record, ""));
        return late.keySet();
    }

    private List<UUID> written(List<Work<F>> works) {
        return works.stream()
                .filter(Work::isOpen)
                .map(work -> work.draft().id())
                .toList();
    }

    private Draft<F> formed(ImportJob job, Header header, Line<Draft<F>> line, Draft<F> draft) {
        if (draft.form() != null) return draft;
        var mistakes = new Mistakes(kind().columns(), draft.content());
        var form = form(job, draft.content(), mistakes);
        if (mistakes.isEmpty()) return draft.as(draft.id(), draft.content(), form);
        mistakes.all.sort(header.inOrder());
        line.reject(mistakes.all);
        return null;
    }

    /** @return those that a unique key refuses, and which; empty of what was left out */
    private Map<Line<Draft<F>>, String> write(
            Connection connection, ImportJob job, List<Work<F>> works, BisectingWriter.Work<Draft<F>> writing)
            throws SQLException {
        if (!works.isEmpty()) resolve(connection, job, works);
        var lines = new HashMap<UUID, Line<Draft<F>>>();
        works.forEach(work -> lines.put(work.draft().id(), work.line()));
        var drafts = works.stream().filter(Work::isOpen).map(Work::draft).toList();
        var refused = new HashMap<Line<Draft<F>>, String>();
        BisectingWriter.write(connection, drafts, writing, (draft, key) -> {
            var line = lines.get(draft.id());
            line.reject(taken(draft, key));
            refused.put(line, key);
        });
        return refused;
    }

    private void change(Connection connection, ImportJob job, Header header, RowKeys<F> keys, List<Change<F>> wished)
            throws SQLException {
        if (wished.isEmpty()) return;
        var records = storedRows.lock(
                connection, job, wished.stream().map(Change::target).collect(Collectors.toSet()));
        var same = new ArrayList<Change<F>>();
        var works = new ArrayList<Work<F>>();
        var first = keys.told(records.keySet());
        var fixed = fixed(connection, job, records.keySet());
        for (var change : wished) {
            var line = change.line();
            var record = records.get(change.target());
            if (record == null) line.reject("RECORD_UNKNOWN");
            else if (line.record.content().agrees(record, header)) same.add(change);
            // Of what no file changes it is not said what is wrong with the row.
            else if (fixed.containsKey(change.target())) line.reject(fixed.get(change.target()));
            else if (first.getOrDefault(change.target(), line.number) < line.number) line.reject("KEY_TWICE");
            else {
                first.put(change.target(), 0);
                var all = over(line.record.content(), record, header);
                var draft = formed(job, header, line, line.record.as(change.target(), all, null));
                if (draft != null) works.add(new Work<>(line, draft));
            }
        }
        write(connection, job, works, drafts -> {
            remember(connection, job, drafts);
            update(connection, job, drafts);
            return List.of();
        });
        for (var told : told()) told.changed(connection, job, written(works));
        for (var work : works)
            if (work.isOpen()) work.line().is(Result.UPDATED, work.draft().id());
        same.forEach(change -> change.line().is(Result.UNCHANGED, change.target()));
        keys.rename(wished);
        keys.release(
                wished.stream().map(Change::line).toList(),
                wished.stream().collect(Collectors.toMap(Change::line, Change::target)));
    }

    private void remember(Connection connection, ImportJob job, List<Draft<F>> drafts) throws SQLException {
        var rows = kind().columns().rows();
        var sql = SqlTemplate.fill(
                BEFORE,
                Map.of(
                        "id", rows.id(),
                        "area", rows.area(),
                        "image", table().image(),
                        "table", table().name(),
                        "among", rows.among() + Sql.within(rows.table(), "x")));
        var records = drafts.stream().map(Draft::id).toList();
        Sql.run(connection, sql, Sql.of(connection, job, records));
    }
}
