package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.report.MonthlyReturn.Line;
import org.gridmediation.report.MonthlyReturn.LineKind;
import org.gridmediation.statistics.MonthOfArea;
import org.hibernate.Session;

/**
 * Counts a return: from what the statistics counted of each dispute, and for the columns that these do not have from the rows of exactly those
 * disputes. What a committee did stands in its own tier's line (本级), wherever in the area it was. One statement, so that all of it is of one moment.
 */
@ApplicationScoped
class ReturnCount {
    private static final String COUNT = SqlTemplate.fill(
            """
            with numbers as ({numbers}), ended as ({ended}), each as (
                select e.dispute_id, u.unit, e.settled, o.committee_id, o.prevented, d.committee_id accepted_by
                from ended e join dispute d on d.id = e.dispute_id and d.district = :district
                left join outcome o on o.id = d.outcome_id and o.district = d.district
                cross join lateral (values (''), (e.unit)) u (unit)
            ), counted as (
                select unit, cut, value, sum(registered) registered, sum(settled + unsettled) cases, sum(settled) settled, sum(major) complex,
                       sum(amount) amount, 0 people
                from numbers group by unit, cut, value
                union all
                select e.unit, 'COMMITTEE', coalesce(c.committee_kind, ''), 0, count(*), 0, 0, 0, 0
                from each e left join organization c on c.id = coalesce(e.committee_id, e.accepted_by) group by e.unit, c.committee_kind
                union all
                select e.unit, 'PARTIES', '', 0, 0, 0, 0, 0, count(*)
                from each e join dispute_party p on p.dispute_id = e.dispute_id and p.district = :district and p.removed_at is null group by e.unit
                union all
                select e.unit, 'PREVENTED', p.kind, 0, sum(p.cases), 0, 0, 0, sum(p.people)
                from each e cross join lateral jsonb_to_recordset(e.prevented) p (kind text, cases bigint, people bigint)
                where e.settled > 0 group by e.unit, p.kind
            )
            select unit, cut, value, cast(registered as bigint) registered, cast(cases as bigint) cases, cast(settled as bigint) settled,
                   cast(complex as bigint) complex, cast(amount as bigint) amount, cast(people as bigint) people, cast('' as text) seen
            from counted
            union all select '', 'SEEN', '', 0, 0, 0, 0, 0, 0, ({seen})""", Map.of("numbers", MonthOfArea.NUMBERS, "ended", MonthOfArea.ENDED, "seen", MonthOfArea.SEEN));

    @Inject
    Session entities;

    @Inject
    ReturnColumns columns;

    /**
     * @param seen what had been counted by then, as the statistics say it
     * @param sum what the lines have together
     */
    record Drawn(List<Line> lines, MonthlyReturn.Columns columns, Figures sum, String seen) {
        Line total() {
            return lines.get(lines.size() - 1);
        }

        List<MonthlyReturn.Violation> violations() {
            return Controls.of(lines, sum, columns);
        }
    }

    Drawn draw(AreaCode area, LocalDate period) {
        var wanted = columns.of(area, period);
        var units = new TreeMap<String, LineTally>();
        var seen = "";
        for (var row : rows(area, period)) {
            if (row.get("cut", String.class).equals("SEEN")) seen = row.get("seen", String.class);
            else
                units.computeIfAbsent(row.get("unit", String.class), u -> new LineTally(wanted))
                        .add(row);
        }
        var lines = new ArrayList<Line>();
        var below = new LineTally(wanted).figures();
        for (var unit : units(area, period, units.keySet())) {
            var figures =
                    units.getOrDefault(unit.code.value(), new LineTally(wanted)).figures();
            lines.add(new Line(LineKind.UNIT, unit.code, unit.name, figures));
            below = below.plus(figures);
        }
        var name = Area.<Area>findById(area).name;
        var own = units.getOrDefault(area.value(), new LineTally(wanted)).figures();
        lines.add(new Line(LineKind.SUBORDINATES, area, name, below));
        lines.add(new Line(LineKind.OWN, area, name, own));
        lines.add(new Line(
                LineKind.TOTAL,
                area,
                name,
                units.getOrDefault("", new LineTally(wanted)).figures()));
        return new Drawn(lines, wanted.names(), below.plus(own), seen);
    }

    private List<Tuple> rows(AreaCode area, LocalDate period) {
        return entities.createNativeQuery(COUNT, Tuple.class)
                .setParameter("area", area.value())
                .setParameter("last", area.last().value())
                .setParameter("levels", levels(area.tier()))
                .setParameter("own", area.tier().name())
                .setParameter("digits", below(area).digits)
                .setParameter("subdistrict", area.at(Tier.SUBDISTRICT).value())
                .setParameter("district", area.district())
                .setParameter("month", period)
                .getResultList();
    }

    /** Of those who did something up to this tier; and of nobody, such as a registration. */
    static List<String> levels(Tier tier) {
        return Stream.concat(
                        Stream.of(""),
                        Stream.of(Tier.values()).filter(t -> !t.isAbove(tier)).map(Tier::name))
                .toList();
    }

    private static Tier below(AreaCode area) {
        return area.tier() == Tier.COMMUNITY ? Tier.GRID : Tier.COMMUNITY;
    }

    /** Those that there were in the month, and any other in which something was counted. */
    private List<Area> units(AreaCode area, LocalDate period, Iterable<String> counted) {
        var also = new ArrayList<AreaCode>();
        counted.forEach(unit -> {
            if (unit.length() > area.value().length()) also.add(new AreaCode(unit));
        });
        return Area.<Area>list("""
                        from Area where parent = ?1
                          and (validFrom <= ?3 and (validUntil is null or validUntil >= ?2) or code in ?4)
                        order by code""", area, period, period.plusMonths(1).minusDays(1), also);
    }
}
