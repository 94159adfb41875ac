package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.TimelineStep;
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
    /** Nothing that is counted in one go takes longer, whatever follows it in its transaction: its steps are so much older than its rows at most. */
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private static final String CHANGES = SqlTemplate.fill("""
            select dispute_id, min(area) as area, min(at) as counted, type, public_order_type, source, form, cast(sum(registered) as bigint) as registered,
                   cast(sum(settled + unsettled) as bigint) as cases, cast(sum(settled) as bigint) as settled,
                   cast(sum(major) as bigint) as complex, cast(sum(amount) as bigint) as amount
            from ({rows}) s
            group by dispute_id, type, public_order_type, source, form
            having (sum(registered), sum(settled), sum(unsettled), sum(major), sum(amount)) <> (0, 0, 0, 0, 0)
            order by dispute_id""", Map.of("rows", MonthOfArea.SINCE));

    private static final String REASONS = """
            select dispute_id, kind, null as cause, at, number, coalesce(received_at, at) as known from dispute_event
            where dispute_id in (:disputes) and district = :district and coalesce(received_at, at) >= :since
            union all select dispute_id, null, kind, at, 0, at + cast(:undoing as interval) from count_reason
            where dispute_id in (:disputes) and district = :district and at + cast(:undoing as interval) >= :since
            order by at, number""";

    /** The undoing of an import says why as it begins, and may count much later. */
    @ConfigProperty(name = "grid-mediation.imports.longest")
    Duration undoing;

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
        var since = new HashMap<UUID, Instant>();
        var changed = changes(report, edition, since);
        var shown = new ArrayList<>(changed.values()).subList(0, Math.min(MOST, changed.size()));
        addReasons(report, shown, since);
        return new Adjustments(
                edition.number,
                edition.countedAt,
                Days.now(),
                Comparison.of(reports.read(edition).total(), now.total()),
                shown,
                changed.size() > MOST);
    }

    /** @param since from when on what became known of each is a reason: an edition may not have seen what a long transaction counted before it */
    private Map<UUID, AdjustedDispute> changes(Report report, Edition edition, Map<UUID, Instant> since) {
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
                .forEach(row -> {
                    var dispute = row.get("dispute_id", UUID.class);
                    var counted = row.get("counted", Instant.class);
                    since.merge(
                            dispute,
                            (counted.isBefore(edition.countedAt) ? counted : edition.countedAt).minus(UNSEEN),
                            (one, other) -> one.isBefore(other) ? one : other);
                    add(
                            changed.computeIfAbsent(
                                    dispute,
                                    id -> new AdjustedDispute(
                                            id,
                                            new AreaCode(row.get("area", String.class)),
                                            new LinkedHashMap<>(),
                                            new ArrayList<>())),
                            row,
                            sources);
                });
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
    private void addReasons(Report report, Collection<AdjustedDispute> disputes, Map<UUID, Instant> since) {
        if (!disputes.isEmpty()) scope.over(report.area.at(Tier.DISTRICT), () -> readReasons(report, disputes, since));
    }

    private void readReasons(Report report, Collection<AdjustedDispute> disputes, Map<UUID, Instant> since) {
        var byId = new LinkedHashMap<UUID, AdjustedDispute>();
        disputes.forEach(d -> byId.put(d.id(), d));
        List<Tuple> steps = entities.createNativeQuery(REASONS, Tuple.class)
                .setParameter("disputes", byId.keySet())
                .setParameter("district", report.district)
                .setParameter("undoing", undoing.toString())
                .setParameter("since", Collections.min(since.values()))
                .getResultList();
        for (var step : steps) {
            var dispute = step.get("dispute_id", UUID.class);
            if (step.get("known", Instant.class).isBefore(since.get(dispute))) continue;
            var reasons = byId.get(dispute).reasons();
            if (reasons.size() < MOST_REASONS)
                reasons.add(new Reason(
                        one(TimelineStep.class, step.get("kind", String.class)),
                        one(AdjustmentCause.class, step.get("cause", String.class)),
                        step.get("at", Instant.class)));
        }
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
