package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.columns.Header;
import org.gridmediation.imports.RowKeys.Change;
import org.gridmediation.imports.SetLoader.Work;
import org.gridmediation.records.SqlTemplate;

/**
 * Writes one chunk of rows at once: what is known and unchanged needs no more than a look at its key; what is new is a few statements; the rest is
 * compared with what the records say, column by column.
 */
class SetWriter<F> {
    private static final String BEFORE = """
            insert into import_before (job_id, record_id, area, district, version, before)
            select :job, {id}, {area}, left({area}, 6), x.version + 1, {image} || jsonb_build_object('import_key',
                (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from import_key k
                    where k.district = any(:districts) and k.record_id = {id} and k.job_id <> :job))
            from {table} x where {among}
            on conflict (job_id, record_id, district) do update set version = excluded.version""";

    private final SetLoader<F> loader;
    private final Connection connection;
    private final ImportJob job;
    private final Header header;
    private final RowKeys<F> keys;

    SetWriter(SetLoader<F> loader, Connection connection, ImportJob job, Header header) throws SQLException {
        this.loader = loader;
        this.connection = connection;
        this.job = job;
        this.header = header;
        keys = new RowKeys<>(connection, job);
    }

    /** What the record says once the row is written. */
    private Content over(Content row, Content record) {
        var next = row.over(record, header);
        loader.derivations().forEach(derivation -> derivation.apply(row, record, next));
        return next;
    }

    void write(List<Line<Draft<F>>> lines) throws SQLException {
        var open = keys.first(lines);
        var changes = new ArrayList<Change<F>>();
        for (var line : open) if (line.record.known() != null) changes.add(new Change<>(line, line.record.known()));
        var unknown = keys.compare(
                open.stream().filter(line -> line.record.known() == null).toList(), changes);
        job.mostlyNew = 2 * (unknown.size() + changes.size()) >= open.size();
        for (var left = unknown; !left.isEmpty(); ) {
            var there = loader.known(connection, left);
            var next = next(left, there);
            var others = others(left, next);
            var late = create(claimed(next, there, changes), others);
            left = Stream.concat(late.stream(), others.stream().filter(Line::isOpen))
                    .toList();
        }
        change(changes);
        keys.repeat();
    }

    /** Those of a record that is there, and of others that are the same by nature the first: the rest is about the record which that one becomes. */
    private List<Line<Draft<F>>> next(List<Line<Draft<F>>> lines, Map<Line<Draft<F>>, UUID> there) {
        var natures = new HashSet<String>();
        return lines.stream()
                .filter(line -> there.containsKey(line)
                        || loader.nature(line.record.content()) == null
                        || natures.add(natureIn(line)))
                .toList();
    }

    private String natureIn(Line<Draft<F>> line) {
        return line.record.district() + " " + loader.nature(line.record.content());
    }

    private static <L> List<L> others(List<L> lines, List<L> some) {
        var done = new HashSet<>(some);
        return lines.stream().filter(line -> !done.contains(line)).toList();
    }

    /** @return those that are new, and nobody else's since now */
    private List<Line<Draft<F>>> claimed(
            List<Line<Draft<F>>> unknown, Map<Line<Draft<F>>, UUID> there, List<Change<F>> changes)
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
            else line.reject(loader.taken(line.record, ""));
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
    private Set<Line<Draft<F>>> create(List<Line<Draft<F>>> fresh, List<Line<Draft<F>>> others) throws SQLException {
        var works = new ArrayList<Work<F>>();
        for (var line : fresh) {
            var draft = formed(line, line.record);
            if (draft != null) works.add(new Work<>(line, draft));
        }
        var refused = write(works, drafts -> loader.insert(connection, job, drafts));
        var made = written(works);
        for (var told : loader.told()) told.created(connection, job, made);
        for (var work : works)
            if (work.isOpen()) work.line().is(Result.CREATED, work.draft().id());
        keys.release(fresh, Map.of());
        if (refused.isEmpty()) return Set.of();
        var late = new HashMap<>(loader.known(connection, List.copyOf(refused.keySet())));
        late.values().removeAll(made);
        late.keySet().forEach(Line::startAgain);
        // Whose nature is somebody's whom nobody sees from here: each row that has it.
        var hidden = refused.keySet().stream()
                .filter(line -> refused.get(line).isEmpty() && !line.isOpen())
                .map(this::natureIn)
                .collect(Collectors.toSet());
        for (var line : others) if (hidden.contains(natureIn(line))) line.reject(loader.taken(line.record, ""));
        return late.keySet();
    }

    private List<UUID> written(List<Work<F>> works) {
        return works.stream()
                .filter(Work::isOpen)
                .map(work -> work.draft().id())
                .toList();
    }

    private Draft<F> formed(Line<Draft<F>> line, Draft<F> draft) {
        if (draft.form() != null) return draft;
        var mistakes = new Mistakes(loader.kind().columns(), draft.content());
        var form = loader.form(job, draft.content(), mistakes);
        if (mistakes.isEmpty()) return draft.as(draft.id(), draft.content(), form);
        mistakes.all.sort(header.inOrder());
        line.reject(mistakes.all);
        return null;
    }

    /** @return those that a unique key refuses, and which; empty of what was left out */
    private Map<Line<Draft<F>>, String> write(List<Work<F>> works, BisectingWriter.Work<Draft<F>> writing)
            throws SQLException {
        if (!works.isEmpty()) loader.resolve(connection, job, works);
        var lines = new HashMap<UUID, Line<Draft<F>>>();
        works.forEach(work -> lines.put(work.draft().id(), work.line()));
        var drafts = works.stream().filter(Work::isOpen).map(Work::draft).toList();
        var refused = new HashMap<Line<Draft<F>>, String>();
        BisectingWriter.write(connection, drafts, writing, (draft, key) -> {
            var line = lines.get(draft.id());
            line.reject(loader.taken(draft, key));
            refused.put(line, key);
        });
        return refused;
    }

    private void change(List<Change<F>> wished) throws SQLException {
        if (wished.isEmpty()) return;
        var records = loader.storedRows.lock(
                connection, job, wished.stream().map(Change::target).collect(Collectors.toSet()));
        var same = new ArrayList<Change<F>>();
        var works = new ArrayList<Work<F>>();
        var first = keys.told(records.keySet());
        var fixed = loader.fixed(connection, job, records.keySet());
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
                var all = over(line.record.content(), record);
                var draft = formed(line, line.record.as(change.target(), all, null));
                if (draft != null) works.add(new Work<>(line, draft));
            }
        }
        write(works, drafts -> {
            remember(drafts);
            loader.update(connection, job, drafts);
            return List.of();
        });
        for (var told : loader.told()) told.changed(connection, job, written(works));
        for (var work : works)
            if (work.isOpen()) work.line().is(Result.UPDATED, work.draft().id());
        same.forEach(change -> change.line().is(Result.UNCHANGED, change.target()));
        keys.rename(wished);
        keys.release(
                wished.stream().map(Change::line).toList(),
                wished.stream().collect(Collectors.toMap(Change::line, Change::target)));
    }

    private void remember(List<Draft<F>> drafts) throws SQLException {
        var rows = loader.kind().columns().rows();
        var sql = SqlTemplate.fill(
                BEFORE,
                Map.of(
                        "id", rows.id(),
                        "area", rows.area(),
                        "image", loader.table().image(),
                        "table", loader.table().name(),
                        "among", rows.among() + Sql.within(rows.table(), "x")));
        var records = drafts.stream().map(Draft::id).toList();
        Sql.run(connection, sql, Sql.of(connection, job, records));
    }
}
