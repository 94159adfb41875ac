package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Numbers;
import org.gridmediation.http.Days;
import org.gridmediation.link.NovelKeys;
import org.gridmediation.statistics.DisputeTally;

/** Takes an import of old cases back: those that it made go, and those that it changed are as they were. */
@ApplicationScoped
class DisputeUndo {
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
    DisputeTally disputeTally;

    @Inject
    NovelKeys novelKeys;

    /** Why the former values of a case cannot come back. */
    static String reasons() {
        return CASE_NUMBER.reasons() + SEQUENCE.reasons() + REFERENCE.reasons();
    }

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
