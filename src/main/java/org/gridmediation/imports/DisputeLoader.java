package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.columns.Mistake;
import org.gridmediation.columns.OutcomeColumns;
import org.gridmediation.dispute.Numbers;
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

    @Inject
    DisputeUndo disputeUndo;

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
        var outcomes = OutcomeNotes.of(connection, job, rows);
        DisputeStage.fill(connection, rows, now);
        var firsts = new TreeMap<AreaCode, List<byte[]>>();
        byDistrict(rows).forEach((district, ids) -> firsts.put(district, novelKeys.shared(district, ids)));
        DisputeStatements.update(connection, job, now);
        DisputeStatements.moveCorrections(
                connection, job, rows.stream().map(Draft::id).toList());
        outcomes.tell(connection);
        firsts.forEach(novelKeys::inherit);
        count(rows);
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
        return " union all select 'CASE_LIVES_HERE'" + LIVING + "w.record_id" + DisputeUndo.reasons();
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        disputeUndo.restore(connection, job);
    }
}
