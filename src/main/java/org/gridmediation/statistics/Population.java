package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
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

    /**
     * Those whom an import brings, in its own transaction.
     *
     * @param residents how many more, or fewer, each grid has
     */
    public static void add(Connection connection, Map<AreaCode, Integer> residents) throws SQLException {
        if (residents.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                insert into count_pending (area, district, month, booked, at, residents) values (?, ?, ?, ?, ?, ?)""")) {
            for (var grid : residents.entrySet()) {
                var month = Months.of(Days.now());
                insert.setString(1, grid.getKey().value());
                insert.setString(2, grid.getKey().district());
                insert.setObject(3, month);
                insert.setObject(4, month);
                insert.setObject(5, Days.now().atOffset(ZoneOffset.UTC));
                insert.setInt(6, grid.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
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
