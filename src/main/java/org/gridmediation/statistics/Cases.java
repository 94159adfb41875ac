package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.SqlTemplate;
import org.hibernate.Session;

/** The disputes behind a number: the rows of which it is the sum. */
@ApplicationScoped
public class Cases {
    private static final Pattern NAME = Pattern.compile(":(\\w+)");

    @Inject
    Session entities;

    @Inject
    Disputes disputes;

    /** A condition on the disputes `x` with question marks, and the values for these. */
    public record Condition(String sql, List<Object> values) {}

    static void check(StatisticsQuery asked, StatisticsCell cell, StatisticsQuery.Refusal no) {
        if (!asked.indicator().hasCases(cell.part)) throw no.of("part", "NO_CASES");
        if (cell.by == null && cell.code != null) throw no.of("by", "NOT_NULL");
        if (cell.by != null && !Grouping.CATEGORIES.contains(cell.by)) throw no.of("by", "UNKNOWN_VALUE");
        if (cell.by != null && cell.code == null) throw no.of("code", "NOT_NULL");
        if (cell.asOf != null) CountSnapshot.parse(cell.asOf, no);
    }

    /** Those behind a number. */
    static Condition behind(StatisticsQuery asked, StatisticsCell cell) {
        var sql = "x.id in (select dispute_id from (" + counted(asked, cell, "")
                + ") counted group by dispute_id, counted.month having sum(n) <> 0)";
        var values = values(asked, cell);
        var inOrder = new ArrayList<Object>();
        NAME.matcher(sql).results().forEach(name -> inOrder.add(values.get(name.group(1))));
        return new Condition(NAME.matcher(sql).replaceAll("?"), inOrder);
    }

    Paged<CountedDispute> list(StatisticsQuery asked, StatisticsCell cell, Paging paging) {
        check(asked, cell, Problem.INVALID_PARAMETER::in);
        var after = paging.after(2);
        var month = after.isEmpty() ? LocalDate.of(1900, 1, 1) : paging.day(after.get(0));
        var id = after.isEmpty() ? new UUID(0, 0) : paging.id(after.get(1));
        var rows = query(asked, cell, month, id, paging.limit + 1);
        var found = disputes(asked.area(), rows);
        return paging.page(
                rows,
                row -> item(row, found.get(row.get("dispute_id", UUID.class))),
                row -> List.of(row.get("month"), row.get("dispute_id")),
                () -> query(asked, cell, LocalDate.of(1900, 1, 1), new UUID(0, 0), Paging.counted())
                        .size());
    }

    /** Without the dispute where it lies elsewhere by now, or is there no longer: an import that brought it was undone. */
    private CountedDispute item(Tuple row, Dispute dispute) {
        return new CountedDispute(
                dispute == null ? new AreaCode(row.get("area", String.class)) : dispute.area,
                row.get("month", String.class).substring(0, 7),
                row.get("n", Long.class),
                dispute == null ? null : disputes.summary(dispute));
    }

    private Map<UUID, Dispute> disputes(AreaCode area, List<Tuple> rows) {
        if (rows.isEmpty()) return Map.of();
        var ids = rows.stream().map(r -> r.get("dispute_id", UUID.class)).distinct();
        return new Conditions()
                .inDistrict(area)
                .and("id in :ids", "ids", ids.toList())
                .query("from Dispute", Dispute.class)
                .getResultStream()
                .collect(Collectors.toMap(d -> d.id, Function.identity()));
    }

    private List<Tuple> query(StatisticsQuery asked, StatisticsCell cell, LocalDate month, UUID id, int rows) {
        var further = "and (" + month(asked) + ", dispute_id) > (:month, :id)";
        var sql = SqlTemplate.fill("""
                select dispute_id, min(area) as area, cast(month as text) as month, cast(sum(n) as bigint) as n from ({counted}) counted
                group by dispute_id, counted.month having sum(n) <> 0 order by counted.month, dispute_id limit :rows""", Map.of("counted", counted(asked, cell, further)));
        var query = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("month", month)
                .setParameter("id", id)
                .setParameter("rows", rows);
        values(asked, cell).forEach(query::setParameter);
        return query.getResultList();
    }

    private static Map<String, Object> values(StatisticsQuery asked, StatisticsCell cell) {
        var values = new HashMap<String, Object>();
        values.put("area", asked.area().value());
        values.put("from", asked.since());
        values.put("to", asked.to());
        if (!cell.own) values.put("last", asked.area().last().value());
        if (cell.own || !asked.area().tier().isAbove(Tier.DISTRICT))
            values.put("district", asked.area().district());
        if (Tier.DISTRICT.isAbove(asked.area().tier()))
            values.put("subdistrict", asked.area().at(Tier.SUBDISTRICT).value());
        if (cell.code != null) values.put("code", cell.code);
        if (cell.asOf != null) {
            var asOf = CountSnapshot.parse(cell.asOf);
            values.put("snapshot", asOf.snapshot());
            values.put("batch", asOf.batch());
        }
        return values;
    }

    /** In which month it counts: as of the end of that asked for, where it is how many there are. */
    private static String month(StatisticsQuery asked) {
        return asked.indicator().ofStock() ? "cast(:to as date)" : asked.basis().column;
    }

    /** How much each counted, by month; what is taken back beside what was counted. */
    private static String counted(StatisticsQuery asked, StatisticsCell cell, String page) {
        var seen = "pg_visible_in_snapshot(tx, cast(:snapshot as pg_snapshot))";
        return counted(
                        asked,
                        cell,
                        page,
                        "count_entry",
                        cell.asOf == null ? "" : "and (batch <= :batch or " + seen + ")")
                + " union all "
                + counted(
                        asked,
                        cell,
                        page,
                        "count_pending",
                        "and dispute_id is not null" + (cell.asOf == null ? "" : " and " + seen));
    }

    private static String counted(
            StatisticsQuery asked, StatisticsCell cell, String page, String table, String condition) {
        return SqlTemplate.fill(
                """
                select dispute_id, area, {month} as month, {number} as n from {table}
                where {place} and {basis} between :from and :to {page} and {number} <> 0 {category} {condition}""",
                Map.of(
                        "month",
                        month(asked),
                        "number",
                        asked.indicator().part(cell.part).sql(),
                        "table",
                        table,
                        "place",
                        place(asked.area(), cell.own),
                        "basis",
                        asked.basis().column,
                        "page",
                        page,
                        "category",
                        cell.by == null ? "" : "and " + cell.by.column() + " = :code",
                        "condition",
                        condition));
    }

    /** The indexes are those of the subdistrict and of the district. */
    private static String place(AreaCode area, boolean own) {
        return (own ? "area = :area" : "area between :area and :last")
                + (own || !area.tier().isAbove(Tier.DISTRICT)
                        ? " and district = :district"
                        : " and district between :area and :last")
                + (Tier.DISTRICT.isAbove(area.tier()) ? " and subdistrict = :subdistrict" : "");
    }
}
