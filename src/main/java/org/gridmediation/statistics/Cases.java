package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.hibernate.Session;

/** The disputes behind a number: the rows of which it is the sum. */
@ApplicationScoped
class Cases {
    @Inject
    Session session;

    @Inject
    Disputes disputes;

    Paged<CountedDispute> list(Asked asked, Cell cell, Paging paging) {
        if (!asked.indicator().hasCases(cell.part)) throw Problem.INVALID_PARAMETER.in("part", "NO_CASES");
        if ((cell.by == null) != (cell.code == null) || cell.by != null && !Grouping.CATEGORIES.contains(cell.by))
            throw Problem.INVALID_PARAMETER.in("by", "UNKNOWN_VALUE");
        var after = paging.after(2);
        var month = after.isEmpty() ? LocalDate.of(1900, 1, 1) : paging.part(after.get(0), LocalDate::parse);
        var id = after.isEmpty() ? new UUID(0, 0) : paging.part(after.get(1), UUID::fromString);
        var rows = query(asked, cell, month, id, paging.limit + 1);
        var found = disputes(rows);
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

    private Map<UUID, Dispute> disputes(List<Tuple> rows) {
        return session.createQuery("from Dispute where id in :ids", Dispute.class)
                .setParameter(
                        "ids",
                        rows.stream()
                                .map(r -> r.get("dispute_id", UUID.class))
                                .distinct()
                                .toList())
                .getResultStream()
                .collect(Collectors.toMap(d -> d.id, Function.identity()));
    }

    private List<Tuple> query(Asked asked, Cell cell, LocalDate month, UUID id, int rows) {
        var asOf = cell.asOf == null ? null : AsOf.parse(cell.asOf);
        var sql = sql(asked, cell, asOf);
        var query = session.createNativeQuery(sql, Tuple.class)
                .setParameter("area", asked.area().value())
                .setParameter("from", asked.from())
                .setParameter("to", asked.to())
                .setParameter("month", month)
                .setParameter("id", id)
                .setParameter("rows", rows);
        if (!cell.own) query.setParameter("last", asked.area().last().value());
        if (asked.area().tier().digits >= Tier.DISTRICT.digits)
            query.setParameter("around", asked.area().at(Tier.SUBDISTRICT).value());
        if (cell.code != null) query.setParameter("code", cell.code);
        if (asOf != null) {
            query.setParameter("snapshot", asOf.snapshot());
            query.setParameter("batch", asOf.batch());
        }
        return query.getResultList();
    }

    private static String sql(Asked asked, Cell cell, AsOf asOf) {
        var time = asked.basis().column;
        var shared = """
                select dispute_id, area, %1$s as month, %2$s as n from %%s
                where %3$s and %1$s between :from and :to and (%1$s, dispute_id) > (:month, :id) and %2$s <> 0 %4$s %%s""".formatted(
                        time,
                        asked.indicator().part(cell.part).sql(),
                        place(asked.area(), cell.own),
                        cell.by == null ? "" : "and " + cell.by.column() + " = :code");
        var seen = "pg_visible_in_snapshot(tx, cast(:snapshot as pg_snapshot))";
        return """
                select dispute_id, min(area) as area, cast(month as text) as month, cast(sum(n) as bigint) as n from (
                    %s union all %s) counted
                group by dispute_id, counted.month having sum(n) <> 0 order by counted.month, dispute_id limit :rows""".formatted(
                shared.formatted("count_entry", asOf == null ? "" : "and (batch <= :batch or " + seen + ")"),
                shared.formatted("count_pending", "and dispute_id is not null" + (asOf == null ? "" : " and " + seen)));
    }

    /** The indexes are those of the subdistrict and of the district. */
    private static String place(AreaCode area, boolean own) {
        var around = area.tier().digits >= Tier.SUBDISTRICT.digits ? "subdistrict" : "district";
        return (own ? "area = :area" : "area between :area and :last")
                + (area.tier().digits < Tier.DISTRICT.digits ? "" : " and " + around + " = :around");
    }
}
