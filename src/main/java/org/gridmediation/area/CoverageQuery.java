package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmediation.http.Days;
import org.gridmediation.http.RowPaging;
import org.hibernate.Session;

/** One look at grids, posts and engagements; row-level security holds it to the caller's area. */
@ApplicationScoped
class CoverageQuery {
    private static final String PER_COMMUNITY = """
            with officer as (
                select g.code grid, g.parent community, m.staff_id
                from area g
                left join post p on p.area = g.code and p.role = 'GRID_OFFICER' and p.valid_from <= :now
                     and (p.valid_until is null or p.valid_until > :now)
                left join mediator m on m.staff_id = p.staff_id and m.state = 'ENGAGED' and m.engaged_from <= :day
                     and (m.engaged_until is null or m.engaged_until >= :day)
                where g.tier = 'GRID' and g.code between :first and :last
                  and g.valid_from <= :day and (g.valid_until is null or g.valid_until >= :day)
            ), grids as (
                select community, count(*) grids, count(*) filter (where staffed = 0) bare,
                       string_agg(grid, ' ' order by grid) filter (where staffed = 0) bare_codes
                from (select community, grid, count(staff_id) staffed from officer group by community, grid) grid
                group by community
            ), officers as (
                select community, count(distinct staff_id) mediators from officer group by community
            )
            select * from (select c.code, c.name, coalesce(g.grids, 0) grids, coalesce(g.bare_codes, '') bare_codes, coalesce(o.mediators, 0) mediators,
                   sum(coalesce(g.grids, 0)) over () all_grids, sum(coalesce(g.bare, 0)) over () all_bare,
                   count(*) over () communities, count(*) filter (where coalesce(o.mediators, 0) < 2) over () below_two
            from area c left join grids g on g.community = c.code left join officers o on o.community = c.code
            where c.tier = 'COMMUNITY' and c.code between :first and :last
              and c.valid_from <= :day and (c.valid_until is null or c.valid_until >= :day)
            ) community where code > :after order by code limit :wanted""";

    @Inject
    Session entities;

    Coverage of(AreaCode area, RowPaging paging) {
        var rows = entities.createNativeQuery(PER_COMMUNITY, Tuple.class)
                .setParameter("first", area.value())
                .setParameter("last", area.last().value())
                .setParameter("day", Days.today())
                .setParameter("now", Days.now())
                .setParameter("after", paging.after(code -> new AreaCode(code).value(), ""))
                .setParameter("wanted", paging.wanted())
                .getResultList();
        if (rows.isEmpty()) return new Coverage(area, 0, 0, 0, 0, List.of(), null);
        var any = rows.get(0);
        return new Coverage(
                area,
                number(any, "all_grids"),
                number(any, "all_bare"),
                number(any, "communities"),
                number(any, "below_two"),
                paging.shown(rows).stream().map(CoverageQuery::community).toList(),
                paging.next(rows, row -> row.get("code")));
    }

    private static Coverage.Community community(Tuple row) {
        var bare = Stream.of(row.get("bare_codes", String.class).split(" "))
                .filter(code -> !code.isEmpty())
                .map(AreaCode::new)
                .toList();
        var mediators = number(row, "mediators");
        var warnings = new ArrayList<Coverage.Warning>();
        if (!bare.isEmpty()) warnings.add(Coverage.Warning.GRID_WITHOUT_MEDIATOR);
        if (mediators < 2) warnings.add(Coverage.Warning.FEWER_THAN_TWO_GRID_MEDIATORS);
        return new Coverage.Community(
                new AreaCode(row.get("code", String.class)),
                row.get("name", String.class),
                number(row, "grids"),
                bare,
                mediators,
                warnings);
    }

    private static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
