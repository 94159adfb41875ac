package org.gridmediation.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Danger;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Halt;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.policy.Policies;
import org.gridmediation.policy.PolicyKey;

/** Dangers of escalation: first the report, then the next step (domain 3, art. 25). */
@ApplicationScoped
class Escalations implements Obstacle {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Policies policies;

    @Inject
    Clocks clocks;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        if (action == Action.RESOLVE_ESCALATION)
            return dispute.escalation != null && anyIs(dispute, Danger.REPORTED)
                    ? Optional.empty()
                    : Optional.of(Problem.NO_ESCALATION);
        if (Action.CONCLUDES.contains(action))
            return dispute.escalation == Danger.NOTICED ? Optional.of(Problem.ESCALATION_OPEN) : Optional.empty();
        return Optional.ofNullable(
                switch (action) {
                    case REPORT_ESCALATION -> dispute.escalation == Danger.NOTICED ? null : Problem.NO_ESCALATION;
                    case ARCHIVE ->
                        dispute.escalation == null || dispute.escalation == Danger.RESOLVED
                                ? null
                                : Problem.ESCALATION_OPEN;
                    default -> null;
                });
    }

    @Override
    public List<Halt> halts(Action action, Dispute dispute) {
        if (dispute.escalation == null || !Action.CONCLUDES.contains(action)) return List.of();
        return all(dispute).stream()
                .map(e -> new Halt(e.noticedAt, e.reportedAt, "DURING_DANGER"))
                .toList();
    }

    EscalationDetail notice(Dispute dispute, NewEscalation form) {
        disputes.dates(dispute).must(Moment.DANGER, form.noticedAt(), "/noticedAt");
        var escalation = new Escalation();
        escalation.belongsTo(dispute);
        escalation.number = all(dispute).size() + 1;
        escalation.risk = form.risk();
        escalation.description = form.description();
        escalation.noticedAt = form.noticedAt();
        var minutes = policies.number(PolicyKey.ESCALATION_REPORT_MINUTES, dispute.district, Days.of(form.noticedAt()));
        escalation.reportBy = form.noticedAt().plus(Duration.ofMinutes(minutes));
        escalation.at = Days.now();
        escalation.byName = caller.post().name();
        escalation.byPost = caller.post().id();
        escalation.persist();
        disputes.note(dispute, TimelineStep.ESCALATION_NOTICED, escalation.id);
        if (form.report() != null) report(dispute, escalation, form.report(), "/report");
        else clocks.startUntil(dispute, ClockKind.ESCALATION_REPORT, escalation.id, escalation.reportBy, null);
        return flagged(dispute, escalation);
    }

    EscalationDetail report(Dispute dispute, UUID id, EscalationReport form) {
        var escalation = in(dispute, id, Danger.NOTICED);
        report(dispute, escalation, form, "");
        return flagged(dispute, escalation);
    }

    private void report(Dispute dispute, Escalation escalation, EscalationReport form, String pointer) {
        new Chronology()
                .with(Moment.DANGER, escalation.noticedAt)
                .must(Moment.DANGER_REPORT, form.at(), pointer + "/at");
        escalation.report(form);
        clocks.stop(dispute, ClockKind.ESCALATION_REPORT, escalation.id, form.at());
        disputes.note(dispute, TimelineStep.ESCALATION_REPORTED, escalation.id);
    }

    EscalationDetail resolve(Dispute dispute, UUID id, EscalationResolution form) {
        var escalation = in(dispute, id, Danger.REPORTED);
        new Chronology().with(Moment.DANGER_REPORT, escalation.reportedAt).must(Moment.DANGER_END, form.at(), "/at");
        escalation.resolvedAt = form.at();
        escalation.resolution = form.note();
        disputes.note(dispute, TimelineStep.ESCALATION_RESOLVED, escalation.id);
        return flagged(dispute, escalation);
    }

    /** The dispute shows the one with which least was done. */
    private EscalationDetail flagged(Dispute dispute, Escalation escalation) {
        entities.flush();
        dispute.escalation = all(dispute).stream()
                .map(Escalation::state)
                .min(Comparator.comparing(danger -> danger.rank))
                .orElse(null);
        return new EscalationDetail(escalation);
    }

    private Escalation in(Dispute dispute, UUID id, Danger state) {
        var escalation = all(dispute).stream()
                .filter(e -> e.id.equals(id))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
        if (escalation.state() != state) throw Problem.WRONG_STATE.exception(escalation.state());
        return escalation;
    }

    private boolean anyIs(Dispute dispute, Danger state) {
        return all(dispute).stream().anyMatch(e -> e.state() == state);
    }

    List<Escalation> all(Dispute dispute) {
        return Escalation.<Escalation>list("dispute = ?1 order by number", dispute.key());
    }
}
