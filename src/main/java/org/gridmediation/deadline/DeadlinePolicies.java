package org.gridmediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** Which term is in force. A policy counts from tomorrow at the earliest, so for a moment the ones read before may be kept. */
@ApplicationScoped
class DeadlinePolicies {
    private static final long KEPT_NANOS = 10_000_000_000L;

    record Recorded() {}

    private record Kept(List<DeadlinePolicy> policies, long at) {}

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Event<Recorded> recorded;

    private volatile Kept kept;

    List<DeadlinePolicyDetail> list(ClockKind kind, AreaCode district) {
        return all().stream()
                .filter(p -> kind == null || p.kind == kind)
                .filter(p -> district == null || p.district == null || p.district.equals(district.value()))
                .sorted(Comparator.comparing((DeadlinePolicy p) -> p.kind).thenComparing(p -> p.validFrom))
                .map(DeadlinePolicyDetail::new)
                .toList();
    }

    Optional<DeadlinePolicy> inForce(ClockKind kind, Dispute dispute, PolicyForm form, LocalDate day) {
        return inForce(kind, dispute.district, dispute.urgency, form, day);
    }

    Optional<DeadlinePolicy> inForce(ClockKind kind, String district, Urgency urgency, PolicyForm form, LocalDate day) {
        var now = kept;
        if (now == null || System.nanoTime() - now.at > KEPT_NANOS) kept = now = new Kept(all(), System.nanoTime());
        return now.policies.stream()
                .filter(p -> p.isFor(kind, district, urgency, form, day))
                .max(Comparator.comparing(DeadlinePolicy::rank).thenComparing(p -> p.validFrom));
    }

    private List<DeadlinePolicy> all() {
        return DeadlinePolicy.listAll();
    }

    DeadlinePolicyDetail record(NewDeadlinePolicy form) {
        mustSetFor(form.district());
        form.check();
        var policy = new DeadlinePolicy();
        policy.kind = form.kind();
        policy.district = form.district() == null ? null : form.district().value();
        policy.urgency = form.urgency();
        policy.form = form.form();
        policy.amount = form.amount();
        policy.unit = form.unit();
        policy.endsOnWorkday = !Boolean.FALSE.equals(form.endsOnWorkday());
        policy.reminders = form.reminders() == null ? List.of() : List.copyOf(form.reminders());
        policy.validFrom = form.validFrom();
        policy.validUntil = form.validUntil();
        policy.recordedAt = Days.now();
        policy.byName = caller.post().name();
        Problem.POLICY_EXISTS.unlessFree(all().stream().filter(policy::replaces).map(taken -> "/v1/deadline-policies"));
        policy.persist();
        entities.flush();
        recorded.fire(new Recorded());
        return new DeadlinePolicyDetail(policy);
    }

    /** A district sets its own; what counts where no district has set anything is the province's. */
    private void mustSetFor(AreaCode district) {
        if (district == null) {
            if (caller.area().tier() != Tier.PROVINCE) throw Problem.RULE_BROKEN.at("/district", "DISTRICT_MISSING");
            return;
        }
        caller.mustCover(district);
        if (district.tier() != Tier.DISTRICT || Area.<Area>findById(district) == null)
            throw Problem.RULE_BROKEN.at("/district", "NOT_A_DISTRICT");
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded event) {
        kept = null;
    }
}
