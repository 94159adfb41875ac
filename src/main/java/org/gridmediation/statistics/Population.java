package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.resident.Settled;
import org.hibernate.Session;

/** How many residents each grid has: by number only, nobody is named. */
@ApplicationScoped
public class Population {
    @Inject
    Session session;

    void follow(@Observes Settled settled) {
        if (settled.from() != null) add(settled.from(), -1);
        add(settled.in(), 1);
    }

    private void add(AreaCode grid, int residents) {
        var now = Days.now();
        session.createNativeMutationQuery("""
                        insert into count_pending (area, district, month, booked, at, residents)
                        values (:area, :district, :month, :month, :at, :residents)""")
                .setParameter("area", grid.value())
                .setParameter("district", grid.district())
                .setParameter("month", Months.of(now))
                .setParameter("at", now)
                .setParameter("residents", residents)
                .executeUpdate();
    }

    /** Counts those who were written down in bulk, in grids where nobody was counted yet. */
    public void countNew() {
        session.createNativeMutationQuery("""
                        insert into count_pending (area, district, month, booked, at, residents)
                        select area, district, month, month, max(created_at), count(*)
                        from (select *, cast(date_trunc('month', created_at at time zone 'Asia/Shanghai') as date) as month from resident) r
                        where not exists (select from count_pending p where p.area = r.area and p.residents <> 0)
                          and not exists (select from count_cell c where c.area = r.area and c.cut = '' and c.residents <> 0)
                        group by area, district, month""").executeUpdate();
    }
}
