package org.gridmediation.statistics;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.resident.ResidentMoved;
import org.hibernate.Session;

/** How many residents each grid has: by number only, nobody is named. */
@ApplicationScoped
public class Population {
    @Inject
    Session entities;

    void follow(@Observes @Priority(ResidentMoved.STATISTICS) ResidentMoved settled) {
        var change = new HashMap<AreaCode, Integer>();
        change.put(settled.in(), 1);
        if (settled.from() != null) change.merge(settled.from(), -1, Integer::sum);
        entities.doWork(connection -> add(connection, change));
    }

    /**
     * In the transaction that brings them, or takes them away.
     *
     * @param residents how many more, or fewer, each grid has
     */
    public static void add(Connection connection, Map<AreaCode, Integer> residents) throws SQLException {
        var month = BookingMonth.get();
        var change = new HashMap<Since, Integer>();
        residents.forEach((grid, n) -> change.put(new Since(grid, month), n));
        book(connection, change);
    }

    /** @param month from which on they are counted there by CURRENT; by RECORDED that is now */
    record Since(AreaCode grid, LocalDate month) {}

    static void book(Connection connection, Map<Since, Integer> residents) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into count_pending (area, district, month, booked, at, residents) values (?, ?, ?, ?, ?, ?)""")) {
            var now = Days.now();
            for (var each : residents.entrySet()) {
                if (each.getValue() == 0) continue;
                insert.setString(1, each.getKey().grid.value());
                insert.setString(2, each.getKey().grid.district());
                insert.setObject(3, each.getKey().month);
                insert.setObject(4, BookingMonth.get());
                insert.setObject(5, now.atOffset(ZoneOffset.UTC));
                insert.setInt(6, each.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Counts those who were written down in bulk, in grids where nobody was counted yet. */
    public void countNew() {
        entities.createNativeMutationQuery("""
                        insert into count_pending (area, district, month, booked, at, residents)
                        select r.area, r.district, m.month, m.month, max(r.created_at), count(*)
                        from resident r
                        cross join lateral (select cast(date_trunc('month', r.created_at at time zone 'Asia/Shanghai') as date) as month) m
                        where not exists (
                            select from count_pending p where p.district = r.district and p.area = r.area and p.residents <> 0)
                          and not exists (
                            select from count_cell c where c.district = r.district and c.area = r.area and c.cut = '' and c.residents <> 0)
                        group by r.area, r.district, m.month""").executeUpdate();
    }
}
