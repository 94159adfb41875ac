package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Step;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.report.Adjustments.AdjustedDispute;
import org.gridmediation.report.Adjustments.Reason;
import org.gridmediation.statistics.MonthOfArea;
import org.hibernate.Session;

/** Finds what came after an edition was counted: rows of the statistics that it had not seen. */
@ApplicationScoped
class LaterCounts {
    private static final int MOST = 200;
    private static final int MOST_REASONS = 50;
    /** No transaction takes longer: what happened so shortly before may not have been seen. */
    private static final int UNSEEN_SECONDS = 30;

    private static final String CHANGES = SqlTemplate.fill("""
            select dispute_id, min(area) as area, type, public_order_type, source, form, cast(sum(registered) as bigint) as registered,
                   cast(sum(settled + unsettled) as bigint) as cases, cast(sum(settled) as bigint) as settled,
                   cast(sum(major) as bigint) as complex, cast(sum(amount) as bigint) as amount
            from ({rows}) s
            group by dispute_id, type, public_order_type, source, form
            having (sum(registered), sum(settled), sum(unsettled), sum(major), sum(amount)) <> (0, 0, 0, 0, 0)
            order by dispute_id""", Map.of("rows", MonthOfArea.SINCE));

    private static final String REASONS = """
            select dispute_id, kind, null as cause, at, number from dispute_event
            where dispute_id in (:disputes) and district = :district and at >= :since
            union all select dispute_id, null, kind, at, 0 from count_reason
            where dispute_id in (:disputes) and district = :district and at >= :since
            order by at, number""";

    @Inject
    Session entities;

    @Inject
    Reports reports;

    @Inject
    ReturnCount returnCount;

    @Inject
    ReturnColumns columns;

    @Inject
    Scope scope;

    Adjustments of(UUID id, Integer number) {
        var report = reports.get(id);
        var edition = reports.edition(report, number);
        var now = returnCount.draw(report.area, report.period);
        var changed = changes(report, edition);
        var shown = new ArrayList<>(changed.values()).subList(0, Math.min(MOST, changed.size()));
        addReasons(report, edition, shown);
        return new Adjustments(
                edition.number,
                edition.countedAt,
                Days.now(),
                Comparison.of(reports.read(edition).total(), now.total()),
                shown,
                changed.size() > MOST);
    }

    private Map<UUID, AdjustedDispute> changes(Report report, Edition edition) {
        var changed = new LinkedHashMap<UUID, AdjustedDispute>();
        var sources = columns.of(report.area, report.period).returned();
        entities.createNativeQuery(CHANGES, Tuple.class)
                .setParameter("area", report.area.value())
                .setParameter("last", report.area.last().value())
                .setParameter("district", report.district)
                .setParameter("subdistrict", report.area.at(Tier.SUBDISTRICT).value())
                .setParameter("month", report.period)
                .setParameter("levels", ReturnCount.levels(report.tier))
                .setParameter("batch", MonthOfArea.batch(edition.asOf))
                .setParameter("snapshot", MonthOfArea.snapshot(edition.asOf))
                .setMaxResults(20 * MOST)
                .getResultList()
                .forEach(row -> add(
                        changed.computeIfAbsent(
                                row.get("dispute_id", UUID.class),
                                id -> new AdjustedDispute(
                                        id,
                                        new AreaCode(row.get("area", String.class)),
                                        new LinkedHashMap<>(),
                                        new ArrayList<>())),
                        row,
                        sources));
        return changed;
    }

    private static void add(AdjustedDispute dispute, Tuple row, Map<String, String> sources) {
        long cases = row.get("cases", Long.class);
        long settled = row.get("settled", Long.class);
        add(dispute, "registered", row.get("registered", Long.class));
        add(dispute, "cases", cases);
        add(dispute, "settled", settled);
        add(dispute, "complex", row.get("complex", Long.class));
        add(dispute, "amount", row.get("amount", Long.class));
        add(dispute, "sources." + sources.getOrDefault(row.get("source", String.class), ""), cases);
        add(dispute, "types." + row.get("type", String.class), cases);
        add(dispute, "publicOrderTypes." + row.get("public_order_type", String.class), cases);
        add(dispute, "forms." + row.get("form", String.class), settled);
    }

    /** What comes to nothing in the end is none. */
    private static void add(AdjustedDispute dispute, String figure, long n) {
        if (n != 0 && !figure.endsWith("."))
            dispute.changes().merge(figure, n, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }

    /** Of a case that a file has put into another area since, too: why it left is no more than that it did. */
    private void addReasons(Report report, Edition edition, Collection<AdjustedDispute> disputes) {
        if (!disputes.isEmpty())
            scope.over(report.area.at(Tier.DISTRICT), () -> readReasons(report, edition, disputes));
    }

    private void readReasons(Report report, Edition edition, Collection<AdjustedDispute> disputes) {
        var byId = new LinkedHashMap<UUID, AdjustedDispute>();
        disputes.forEach(d -> byId.put(d.id(), d));
        List<Tuple> steps = entities.createNativeQuery(REASONS, Tuple.class)
                .setParameter("disputes", byId.keySet())
                .setParameter("district", report.district)
                .setParameter("since", edition.countedAt.minusSeconds(UNSEEN_SECONDS))
                .getResultList();
        for (var step : steps) {
            var reasons = byId.get(step.get("dispute_id", UUID.class)).reasons();
            if (reasons.size() < MOST_REASONS)
                reasons.add(new Reason(
                        one(Step.class, step.get("kind", String.class)),
                        one(AdjustmentCause.class, step.get("cause", String.class)),
                        step.get("at", Instant.class)));
        }
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
