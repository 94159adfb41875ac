package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.records.SqlTemplate;
import org.hibernate.Session;

/** Reads sums: from the cells, and from the few rows that are not in them yet, in one snapshot. */
@ApplicationScoped
class CellSums {
    private static final String SEEN = """
            (select cast(pg_current_snapshot() as text) snapshot, coalesce(max(batch), 0) batch,
                    greatest(max(changed_at), (select max(at) from count_pending where {around} and area between :area and :last)) changed
             from count_version where district = :district and area = :area) seen""";

    private static final String VERSION = """
            select coalesce((select counted from count_version where district = :district and area = :area), 0)
                + (select count(*) from count_pending where {around} and area between :area and :last)""";

    @Inject
    Session entities;

    /** @param n a number for each column that was asked for */
    record Sum(String area, String value, LocalDate month, long[] n) {}

    record Read(CountSnapshot asOf, Instant changed, List<Sum> sums) {}

    /** Changes when anything in the area that is counted does, and reads nothing of what is counted. */
    long version(AreaCode area) {
        return entities.createNativeQuery(SqlTemplate.fill(VERSION, Map.of("around", around(area))), Long.class)
                .setParameter("district", area.district())
                .setParameter("area", area.value())
                .setParameter("last", area.last().value())
                .getSingleResult();
    }

    /** @param parts whether each area right below is told apart; what lies in none of them stands under the area's own code */
    Read read(
            AreaCode area,
            boolean parts,
            Grouping category,
            Basis basis,
            List<String> columns,
            LocalDate from,
            LocalDate to) {
        // A grid has no parts: all of it is its own.
        parts &= area.tier() != Tier.GRID;
        var sql = sql(area, parts, category, basis, columns);
        var query = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("district", area.district())
                .setParameter("area", area.value())
                .setParameter("last", area.last().value())
                .setParameter("within", parts ? area.value() : above(area))
                .setParameter("cut", Grouping.cut(category))
                .setParameter("from", from)
                .setParameter("to", to);
        if (parts) query.setParameter("digits", below(area));
        var rows = query.getResultList();
        var sums = new ArrayList<Sum>();
        for (var row : rows)
            if (row.get("area") != null)
                sums.add(new Sum(
                        row.get("area", String.class),
                        row.get("value", String.class),
                        LocalDate.parse(row.get("month", String.class)),
                        IntStream.range(0, columns.size())
                                .mapToLong(i -> row.get("n" + i, Long.class))
                                .toArray()));
        var seen = rows.get(0);
        return new Read(
                new CountSnapshot(seen.get("batch", Long.class), seen.get("snapshot", String.class)),
                seen.get("changed", Instant.class),
                sums);
    }

    private static String sql(AreaCode area, boolean parts, Grouping category, Basis basis, List<String> columns) {
        var numbers = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " as n" + i)
                .collect(Collectors.joining(", "));
        var sums = IntStream.range(0, columns.size())
                .mapToObj(i -> "cast(sum(n" + i + ") as bigint) n" + i)
                .collect(Collectors.joining(", "));
        var any = IntStream.range(0, columns.size())
                .mapToObj(i -> "sum(n" + i + ") <> 0")
                .collect(Collectors.joining(" or "));
        var value = category == null ? "''" : category.column();
        // Deltas say where they arose; the part that it lies in is told by its digits.
        var place = parts ? "case when area = :area then area else left(area, :digits) end" : "cast(:area as text)";
        return SqlTemplate.fill(
                """
                with counted as (
                    select area, value, {month} as month, {numbers} from count_cell
                    where {cells} and within = :within and cut = :cut and {month} between :from and :to
                    union all
                    select {place}, {value}, {month}, {numbers} from count_pending
                    where {around} and area between :area and :last and {month} between :from and :to {valued}
                )
                select seen.snapshot, seen.batch, seen.changed, c.* from {seen} left join (
                    select area, value, cast(month as text) as month, {sums} from counted group by area, value, month having {any}) c on true""",
                Map.of(
                        "seen",
                        SqlTemplate.fill(SEEN, Map.of("around", around(area))),
                        "cells",
                        parts ? around(area) : "district = :district and area = :area",
                        "around",
                        around(area),
                        "month",
                        basis.column,
                        "numbers",
                        numbers,
                        "place",
                        place,
                        "value",
                        value,
                        "valued",
                        category == null ? "" : "and " + value + " <> ''",
                        "sums",
                        sums,
                        "any",
                        any));
    }

    /** In which districts rows of the area lie: an area of a district or less has its own, and one above has those of its codes and its own code. */
    private static String around(AreaCode area) {
        return area.tier().isAbove(Tier.DISTRICT) ? "district between :area and :last" : "district = :district";
    }

    /** The code of the area above, under which a part stands; nothing above a province. */
    private static String above(AreaCode area) {
        return area.above().map(AreaCode::value).orElse("");
    }

    static int below(AreaCode area) {
        return area.tier().below().orElse(Tier.GRID).digits;
    }
}
