package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.hibernate.Session;

/** Of how many grids an officer is an engaged mediator, as things stand now. Nothing of it is small numbers of people's matters. */
@ApplicationScoped
class Coverages {
    private static final String PARTS = """
            select case when length(g.code) < :digits then g.code else left(g.code, :digits) end area, count(*) grids,
                   count(*) filter (where exists (
                       select from post p join mediator m on m.staff_id = p.staff_id
                       where p.area = g.code and p.role = 'GRID_OFFICER' and p.valid_from <= :now and (p.valid_until is null or p.valid_until > :now)
                         and m.state = 'ENGAGED' and m.engaged_from <= :day and (m.engaged_until is null or m.engaged_until >= :day))) covered
            from area g
            where g.tier = 'GRID' and g.code between :first and :last
              and g.valid_from <= :day and (g.valid_until is null or g.valid_until >= :day)
            group by 1 order by 1""";

    @Inject
    Session entities;

    Statistics answer(StatisticsQuery asked, String form) {
        var parts = asked.isBy(Grouping.CHILD_AREA);
        var rows = entities.createNativeQuery(PARTS, Tuple.class)
                .setParameter(
                        "digits",
                        parts
                                ? CellSums.below(asked.area())
                                : asked.area().value().length())
                .setParameter("first", asked.area().value())
                .setParameter("last", asked.area().last().value())
                .setParameter("day", Days.today())
                .setParameter("now", Days.now())
                .getResultList();
        var groups = rows.stream().map(row -> group(asked, row, parts)).toList();
        if (groups.isEmpty() && !parts) groups = List.of(group(null, null, new long[2]));
        return StatisticsAnswers.answer(
                asked, asked.tag(Integer.toHexString(groups.hashCode()), form), null, null, groups);
    }

    private static Statistics.Group group(StatisticsQuery asked, Tuple row, boolean parts) {
        var n = new long[] {row.get("covered", Long.class), row.get("grids", Long.class)};
        var area = parts ? new AreaCode(row.get("area", String.class)) : null;
        return group(area, asked.area().equals(area) ? Boolean.TRUE : null, n);
    }

    private static Statistics.Group group(AreaCode area, Boolean own, long[] n) {
        return new Statistics.Group(
                null, area, own, null, n[0], n[1], StatisticsAnswers.value(IndicatorUnit.RATE, n), null, null);
    }
}
