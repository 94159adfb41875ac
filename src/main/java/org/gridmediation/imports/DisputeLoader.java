package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.OutcomeColumns;
import org.gridmediation.dispute.Numbers;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.SqlChanges;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Days;
import org.gridmediation.link.NovelKeys;
import org.gridmediation.link.Traits;
import org.gridmediation.statistics.DisputeTally;

/** Writes old cases: disputes that are over, with parties and outcome. What has lived on here since is no longer an import's to change. */
@ApplicationScoped
class DisputeLoader extends SetLoader<OldCase> {
    private static final Table TABLE = Table.of("dispute", "dispute_id", DisputeStatements.PARTS);

    /** Somebody has taken a step in it since, or written a note, which is no step: of the disputes {@code d}. */
    private static final String LIVING = """
             from dispute d join dispute_event e on e.dispute_id = d.id and e.district = d.district and e.number = d.steps
            where d.district = any(:districts) and (e.kind <> 'IMPORTED' or d.confided_to is not null) and d.id =\s""";

    private static final FormerValues CASE_NUMBER = FormerValues.of(
            "dispute",
            "CASE_NUMBER_TAKEN",
            List.of("case_number"),
            "o.case_number = p.case_number and o.district = p.district");
    private static final FormerValues SEQUENCE = new FormerValues(
            "dispute_decision",
            "dispute_id",
            "CASE_NUMBER_TAKEN",
            List.of("committee_id", "year", "sequence"),
            "o.committee_id = p.committee_id and o.year = p.year and o.sequence = p.sequence and o.district = p.district");
    private static final FormerValues REFERENCE = new FormerValues(
            "dispute_reference",
            "dispute_id",
            "REFERENCE_TAKEN",
            List.of("system", "normalized", "system_name"),
            "o.system = p.system and o.normalized = p.normalized and o.system_name = p.system_name and o.district = p.district"
                    + " and o.removed_at is null and p.removed_at is null");

    private static final int COUNTED_AT_ONCE = 5000;

    /** A report that had counted them says why they are counted otherwise: their own steps are gone, or tell only of before. */
    private static final String WHY = """
            insert into count_reason (dispute_id, at, area, district, kind)
            select id, :now, district, district, 'IMPORT_UNDONE' from dispute where\s""" + Traces.touched("id");

    @Inject
    BodyCheck check;

    @Inject
    Traits traits;

    @Inject
    DisputeTally disputeTally;

    @Inject
    NovelKeys novelKeys;

    @Inject
    DisputeNames names;

    @Override
    public ImportKind kind() {
        return ImportKind.DISPUTES;
    }

    @Override
    Table table() {
        return TABLE;
    }

    @Override
    String nature(Content content) {
        return content.text(DisputeColumns.CASE_NUMBER);
    }

    @Override
    List<String> unique(Content content) {
        return content.has(OutcomeColumns.NUMBER)
                ? List.of("reference " + content.text(OutcomeColumns.NUMBER))
                : List.of();
    }

    private record InDistrict(String district, String number) {}

    @Override
    Map<Line<Draft<OldCase>>, UUID> known(Connection connection, List<Line<Draft<OldCase>>> lines) throws SQLException {
        var records = new HashMap<InDistrict, UUID>();
        try (var query = connection.prepareStatement(
                "select district, case_number, id from dispute where district = any(?) and case_number = any(?)")) {
            query.setArray(
                    1,
                    Sql.texts(
                            connection,
                            lines.stream().map(line -> line.record.district()).distinct()));
            query.setArray(
                    2,
                    Sql.texts(
                            connection,
                            lines.stream()
                                    .map(line -> nature(line.record.content()))
                                    .filter(Objects::nonNull)));
            try (var row = query.executeQuery()) {
                while (row.next())
                    records.put(new InDistrict(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
            }
        }
        var known = new HashMap<Line<Draft<OldCase>>, UUID>();
        for (var line : lines) {
            var record = records.get(new InDistrict(line.record.district(), nature(line.record.content())));
            if (record != null) known.put(line, record);
        }
        return known;
    }

    @Override
    List<Derivation> derivations() {
        return DisputeDerivations.ALL;
    }

    @Override
    OldCase form(ImportJob job, Content content, Mistakes mistakes) {
        var old = OldCaseReader.read(content, mistakes, check, vault);
        if (old != null && old.parties.stream().allMatch(p -> p.residentId == null)) tell(old);
        return old;
    }

    /** By what it is known again, now that every party has a name. */
    private void tell(OldCase old) {
        old.traits = traits.ofParties(old.registered.area(), old.registered.place(), old.parties);
    }

    @Override
    void resolve(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        names.find(connection, job, rows);
        for (var row : rows)
            if (row.isOpen() && row.draft().form().traits == null)
                tell(row.draft().form());
    }

    @Override
    Map<UUID, String> fixed(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        var fixed = new HashMap<UUID, String>();
        if (records.isEmpty()) return fixed;
        var sql = "select d.id" + LIVING + "any(:records)";
        try (var query = Sql.prepare(connection, sql, Sql.of(connection, job, records));
                var row = query.executeQuery()) {
            while (row.next()) fixed.put(row.getObject(1, UUID.class), "CASE_LIVES_HERE");
        }
        return fixed;
    }

    @Override
    List<Draft<OldCase>> insert(Connection connection, ImportJob job, List<Draft<OldCase>> rows) throws SQLException {
        var now = Days.now();
        var receipts = Numbers.receipts(connection, taken(rows));
        for (int i = 0; i < rows.size(); i++) rows.get(i).form().receiptNumber = receipts.get(i);
        DisputeStage.fill(connection, rows, now);
        DisputeStatements.insert(connection, job, now);
        count(rows);
        return List.of();
    }

    private static List<Numbers.CaseIntake> taken(List<Draft<OldCase>> rows) {
        return rows.stream()
                .map(Draft::form)
                .map(c -> new Numbers.CaseIntake(
                        c.registered.area(),
                        c.reportedAt,
                        c.committeeId,
                        c.year == null ? null : new Numbers.SeriesPlace(c.year, c.sequence)))
                .toList();
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<OldCase>> rows) throws SQLException {
        var now = Days.now();
        Numbers.pass(connection, taken(rows));
        var before = outcomes(connection, job, rows);
        // Others know an outcome by its address.
        for (var row : rows) {
            var outcome = before.get(row.id());
            if (outcome != null) row.form().outcomeId = (UUID) outcome.id();
        }
        DisputeStage.fill(connection, rows, now);
        var firsts = new TreeMap<AreaCode, List<byte[]>>();
        byDistrict(rows).forEach((district, ids) -> firsts.put(district, novelKeys.shared(district, ids)));
        DisputeStatements.update(connection, job, now);
        DisputeStatements.moveCorrections(
                connection, job, rows.stream().map(Draft::id).toList());
        tell(connection, rows, before);
        firsts.forEach(novelKeys::inherit);
        count(rows);
    }

    /** Of those of the disputes that have one. */
    private static Map<UUID, SqlChanges.Row> outcomes(Connection connection, ImportJob job, List<Draft<OldCase>> rows)
            throws SQLException {
        var outcomes = new HashMap<UUID, SqlChanges.Row>();
        var sql =
                "select dispute_id, id, area from outcome where district = any(:districts) and dispute_id = any(:records)";
        var values = Sql.of(connection, job, rows.stream().map(Draft::id).toList());
        try (var query = Sql.prepare(connection, sql, values);
                var row = query.executeQuery()) {
            while (row.next())
                outcomes.put(
                        row.getObject(1, UUID.class),
                        new SqlChanges.Row(row.getObject(2, UUID.class), new AreaCode(row.getString(3))));
        }
        return outcomes;
    }

    /** An outcome that the case has no longer is gone, and one that it had not is new. */
    private static void tell(Connection connection, List<Draft<OldCase>> rows, Map<UUID, SqlChanges.Row> before)
            throws SQLException {
        var told = new EnumMap<ChangeType, List<SqlChanges.Row>>(ChangeType.class);
        for (var row : rows) {
            var was = before.get(row.id());
            var old = row.form();
            if (old.outcome == null && was == null) continue;
            var what = old.outcome == null ? ChangeType.REMOVED : was == null ? ChangeType.CREATED : ChangeType.CHANGED;
            var outcome = what == ChangeType.REMOVED
                    ? was
                    : new SqlChanges.Row(old.outcomeId, new AreaCode(row.area()), was == null ? null : was.area());
            told.computeIfAbsent(what, w -> new ArrayList<>()).add(outcome);
        }
        for (var each : told.entrySet())
            SqlChanges.note(connection, org.gridmediation.feed.FeedKind.OUTCOME, each.getKey(), each.getValue());
    }

    private void count(List<Draft<OldCase>> rows) {
        byDistrict(rows).forEach(disputeTally::keep);
    }

    private static Map<AreaCode, List<UUID>> byDistrict(List<Draft<OldCase>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new AreaCode(row.district()),
                        TreeMap::new,
                        Collectors.mapping(Draft::id, Collectors.toList())));
    }

    @Override
    Mistake taken(Draft<OldCase> row, String key) {
        return switch (key) {
            case "dispute_reference_number_key" -> mistake(row, OutcomeColumns.NUMBER, "REFERENCE_TAKEN");
            case "dispute_party_resident_key" -> new Mistake(null, null, "PARTY_TWICE");
            default -> mistake(row, DisputeColumns.CASE_NUMBER, "CASE_NUMBER_TAKEN");
        };
    }

    private static Mistake mistake(Draft<OldCase> row, Column column, String code) {
        var text = row.content().text(column);
        return new Mistake(column, text == null ? null : column.masking().of(text), code);
    }

    @Override
    List<FeedNotes> told() {
        return List.of(
                FeedNotes.of(org.gridmediation.feed.FeedKind.DISPUTE, "dispute"),
                FeedNotes.belonging(org.gridmediation.feed.FeedKind.OUTCOME, "outcome", "dispute", "x.dispute_id"));
    }

    /** Much of what is done in a case does not touch the case's own row. */
    @Override
    String reasons() {
        return " union all select 'CASE_LIVES_HERE'" + LIVING + "w.record_id" + CASE_NUMBER.reasons()
                + SEQUENCE.reasons() + REFERENCE.reasons();
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        var touched = touched(connection, job);
        var values = Sql.of(connection, job);
        values.put("now", Days.now().atOffset(ZoneOffset.UTC));
        Sql.run(connection, WHY, values);
        var series = series(connection, job);
        var firsts = new TreeMap<AreaCode, List<byte[]>>();
        inPortions(touched, (district, ids) -> firsts.computeIfAbsent(district, d -> new ArrayList<>())
                .addAll(novelKeys.shared(district, ids)));
        for (var part : DisputeStatements.PARTS)
            Sql.run(connection, "delete from " + part + " where " + Traces.touched("dispute_id"), values);
        Sql.run(connection, "delete from dispute where " + Traces.made("id"), values);
        Traces.forget(connection, job);
        CASE_NUMBER.restore(connection, job);
        BeforeImage.restore(connection, job, "dispute");
        DisputeStatements.restoreParts(connection, job);
        for (var ids : touched.values()) DisputeStatements.moveCorrections(connection, job, ids);
        Numbers.takeBack(connection, series);
        firsts.forEach(novelKeys::inherit);
        inPortions(touched, disputeTally::keep);
    }

    private static void inPortions(Map<String, List<UUID>> touched, BiConsumer<AreaCode, List<UUID>> work) {
        touched.forEach((district, ids) -> {
            for (int i = 0; i < ids.size(); i += COUNTED_AT_ONCE)
                work.accept(new AreaCode(district), ids.subList(i, Math.min(i + COUNTED_AT_ONCE, ids.size())));
        });
    }

    private static SortedSet<Numbers.Series> series(Connection connection, ImportJob job) throws SQLException {
        var series = new TreeSet<Numbers.Series>();
        var sql = "select distinct committee_id, year from dispute_decision where sequence is not null and "
                + Traces.touched("dispute_id");
        try (var query = Sql.prepare(connection, sql, Sql.of(connection, job));
                var row = query.executeQuery()) {
            while (row.next()) series.add(new Numbers.Series(row.getObject(1, UUID.class), row.getInt(2)));
        }
        return series;
    }

    private static Map<String, List<UUID>> touched(Connection connection, ImportJob job) throws SQLException {
        var touched = new TreeMap<String, List<UUID>>();
        var sql = "select district, id from dispute where " + Traces.touched("id") + " order by id";
        try (var query = Sql.prepare(connection, sql, Sql.of(connection, job));
                var row = query.executeQuery()) {
            while (row.next())
                touched.computeIfAbsent(row.getString(1), d -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class));
        }
        return touched;
    }
}
