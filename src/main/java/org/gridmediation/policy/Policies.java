package org.gridmediation.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;

/** What counts where and when. A policy counts from tomorrow at the earliest, so for a moment those read before may be kept. */
@ApplicationScoped
public class Policies {
    private static final long KEPT_NANOS = 10_000_000_000L;

    record Recorded() {}

    private record Kept(List<DistrictPolicy> policies, long at) {}

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Event<Recorded> recorded;

    private volatile Kept kept;

    public boolean isOn(PolicyKey key, String district, LocalDate day) {
        return Boolean.parseBoolean(value(key, district, day));
    }

    public int number(PolicyKey key, String district, LocalDate day) {
        return Integer.parseInt(value(key, district, day));
    }

    /** Whether it is on in the area's district, or in any of its districts. */
    public boolean isOnIn(PolicyKey key, AreaCode area, LocalDate day) {
        return districts(area).anyMatch(district -> isOn(key, district.value(), day));
    }

    /** The largest that holds in the area's district, or in any of its districts. */
    public int largest(PolicyKey key, AreaCode area, LocalDate day) {
        return districts(area)
                .mapToInt(district -> number(key, district.value(), day))
                .max()
                .orElseThrow();
    }

    private Stream<AreaCode> districts(AreaCode area) {
        return Stream.concat(
                Stream.of(new AreaCode(area.district())),
                known().stream().map(p -> p.district).filter(area::contains));
    }

    private String value(PolicyKey key, String district, LocalDate day) {
        return known().stream()
                .filter(p -> p.isFor(key, district, day))
                .max(Comparator.comparing(p -> p.validFrom))
                .map(p -> p.value)
                .orElse(key.preset);
    }

    private List<DistrictPolicy> known() {
        var now = kept;
        if (now == null || System.nanoTime() - now.at > KEPT_NANOS) kept = now = new Kept(all(), System.nanoTime());
        return now.policies;
    }

    private List<DistrictPolicy> all() {
        return DistrictPolicy.<DistrictPolicy>list("order by district, key, validFrom");
    }

    List<PolicyDetail> list(PolicyKey key, AreaCode district) {
        return all().stream()
                .filter(p -> key == null || p.key == key)
                .filter(p -> district == null || p.district.equals(district))
                .map(PolicyDetail::new)
                .toList();
    }

    PolicyDetail record(NewPolicy form) {
        caller.mustCover(form.district());
        var faults = new Faults();
        faults.addIf(
                form.district().tier() != Tier.DISTRICT || Area.<Area>findById(form.district()) == null,
                "/district",
                "AREA_NOT_A_DISTRICT");
        faults.addIf(!form.key().takes(form.value()), "/value", "VALUE_UNFIT");
        faults.addIf(!form.validFrom().isAfter(Days.today()), "/validFrom", "NOT_AFTER_TODAY");
        faults.addIf(
                form.validUntil() != null && form.validUntil().isBefore(form.validFrom()),
                "/validUntil",
                "BEFORE_ITS_START");
        faults.raise();
        var policy = new DistrictPolicy();
        policy.key = form.key();
        policy.district = form.district();
        policy.value = form.value();
        policy.validFrom = form.validFrom();
        policy.validUntil = form.validUntil();
        policy.recordedAt = Days.now();
        policy.byName = caller.post().name();
        Problem.POLICY_EXISTS.unlessFree(DistrictPolicy.<DistrictPolicy>stream(
                        "district = ?1 and key = ?2 and validFrom = ?3", form.district(), form.key(), form.validFrom())
                .map(taken -> "/v1/policies"));
        policy.persist();
        entities.flush();
        recorded.fire(new Recorded());
        return new PolicyDetail(policy);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded event) {
        kept = null;
    }
}
