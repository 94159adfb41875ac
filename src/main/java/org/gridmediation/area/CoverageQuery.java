package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.Session;
import jakarta.persistence.Tuple;
import org.gridmediation.http.Days;

/** One look at grids, posts and engagements; row-level security holds it to the caller's area. */
@ApplicationScoped
class CoverageQuery {
    private static final int SHOWN = 1000;

    @Inject
    Session session;

    Coverage of(AreaCode area) {
        var grids = session.createNativeQuery(
                        """
                        select g.code, g.parent, c.name,
                               count(distinct m.staff_id) filter (where m.id is not null) mediators
                        from area g
                        join area c on c.code = g.parent
                        left join post p on p.area = g.code and p.role = 'GRID_OFFICER' and p.valid_from <= now()
                             and (p.valid_until is null or p.valid_until > now())
                        left join mediator m on m.staff_id = p.staff_id and m.state = 'ENGAGED' and :day between m.engaged_from and m.engaged_until
                        where g.tier = 'GRID' and g.code between :area and :area || '~'
                          and g.valid_from <= :day and (g.valid_until is null or g.valid_until >= :day)
                        group by g.code, g.parent, c.name order by g.code""",
                        Tuple.class)
                .setParameter("area", area.value())
                .setParameter("day", Days.today())
                .getResultList();
        var communities = session.createNativeQuery(
                        """
                        select c.code, c.name, count(distinct m.staff_id) mediators
                        from area c
                        left join area g on g.parent = c.code and g.tier = 'GRID'
                        left join post p on p.area = g.code and p.role = 'GRID_OFFICER' and p.valid_from <= now()
                             and (p.valid_until is null or p.valid_until > now())
                        left join mediator m on m.staff_id = p.staff_id and m.state = 'ENGAGED' and :day between m.engaged_from and m.engaged_until
                        where c.tier = 'COMMUNITY' and c.code between :area and :area || '~'
                          and c.valid_from <= :day and (c.valid_until is null or c.valid_until >= :day)
                        group by c.code, c.name order by c.code""",
                        Tuple.class)
                .setParameter("area", area.value())
                .setParameter("day", Days.today())
                .getResultList();
        var uncovered = grids.stream().filter(g -> g.get(3, Number.class).intValue() == 0).toList();
        var thin = communities.stream().filter(c -> c.get(2, Number.class).intValue() < 2).toList();
        return new Coverage(
                area, grids.size(), uncovered.size(), communities.size(), thin.size(),
                uncovered.stream().limit(SHOWN).map(g -> new AreaCode(g.get(0, String.class))).toList(),
                thin.stream()
                        .limit(SHOWN)
                        .map(c -> new Coverage.ThinCommunity(
                                new AreaCode(c.get(0, String.class)), c.get(1, String.class), c.get(2, Number.class).intValue()))
                        .toList());
    }
}
