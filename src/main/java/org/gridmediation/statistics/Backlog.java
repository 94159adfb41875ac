package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.hibernate.Session;

/** Disputes recorded before there were statistics. What a request counts meanwhile is counted, and found so here. */
@ApplicationScoped
class Backlog {
    private static final int SOME = 500;

    @Inject
    Session entities;

    @Inject
    DisputeTally disputeTally;

    List<String> districts(AreaCode province) {
        return entities.createNativeQuery(
                        "select district from count_backlog where district between :first and :last order by district",
                        String.class)
                .setParameter("first", province.value())
                .setParameter("last", province.last().value())
                .getResultList();
    }

    /** @return whether there may be more */
    boolean countSome(String district) {
        var rows = entities.createNativeQuery(
                        "select reported_at, dispute_id from count_backlog where district = :district for update skip locked",
                        Tuple.class)
                .setParameter("district", district)
                .getResultList();
        if (rows.isEmpty()) return false;
        var next = next(district, rows.get(0));
        if (next.isEmpty()) {
            entities.createNativeMutationQuery("delete from count_backlog where district = :district")
                    .setParameter("district", district)
                    .executeUpdate();
            return true;
        }
        disputeTally.keep(
                new AreaCode(district),
                next.stream().map(d -> d.get("id", UUID.class)).toList());
        var last = next.get(next.size() - 1);
        entities.createNativeMutationQuery(
                        "update count_backlog set reported_at = :at, dispute_id = :id where district = :district")
                .setParameter("at", last.get("reported_at", Instant.class))
                .setParameter("id", last.get("id", UUID.class))
                .setParameter("district", district)
                .executeUpdate();
        return true;
    }

    /** Locked in one order, so that nothing is counted twice while a request counts the same. */
    private List<Tuple> next(String district, Tuple after) {
        return entities.createNativeQuery("""
                        select id, reported_at from dispute
                        where district = :district and (reported_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by reported_at desc, id desc limit :some for no key update""", Tuple.class)
                .setParameter("district", district)
                .setParameter("at", String.valueOf(after.get("reported_at")))
                .setParameter("id", after.get("dispute_id", UUID.class))
                .setParameter("some", SOME)
                .getResultList();
    }
}
