package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.outcome.Outcomes.Change;

/** 回访: after the end the parties are visited. */
@ApplicationScoped
class ReturnVisits {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Outcomes outcomes;

    @Inject
    AgreementClocks clocks;

    ReturnVisitDetail visit(Change change, NewReturnVisit form) {
        var dispute = change.dispute();
        var parties = disputes.numbers(dispute);
        Party.mustBeOnce(form.parties(), "/parties");
        if (form.parties() != null && !parties.containsAll(form.parties()))
            throw Problem.RULE_BROKEN.at("/parties", "PARTY_UNKNOWN");
        var faults = new Faults();
        var outcome = change.outcome();
        var dates = new Chronology().with(Moment.AGREEMENT, outcome.agreedAt);
        if (outcome.kind != OutcomeKind.AGREED) dates.with(Moment.END, dispute.endedAt);
        dates.check(Moment.RETURN_VISIT, form.visitedAt(), "/visitedAt", faults);
        dates.with(Moment.RETURN_VISIT, form.visitedAt())
                .check(Moment.NEXT_VISIT, form.nextVisitOn(), "/nextVisitOn", faults);
        faults.addIf(form.performed() && !outcome.isInForce(), "/performed", "NOTHING_TO_PERFORM");
        faults.raise();
        var visit = new ReturnVisit();
        visit.belongsTo(dispute);
        visit.outcomeId = change.outcome().id;
        visit.visitedAt = form.visitedAt();
        visit.method = form.method();
        visit.performed = form.performed();
        visit.satisfaction = form.satisfaction();
        visit.note = form.note();
        visit.visited = List.copyOf(form.parties() == null ? parties : form.parties());
        visit.danger = form.danger();
        visit.escalates = Boolean.TRUE.equals(form.escalates());
        visit.measures = form.measures();
        visit.nextVisitOn = form.nextVisitOn();
        visit.at = Days.now();
        visit.byName = caller.post().name();
        visit.byPost = caller.post().id();
        visit.persist();
        dispute.visited = true;
        outcomes.touch(change.outcome());
        clocks.visited(dispute, visit, promisedBefore(visit));
        disputes.noteDone(dispute, TimelineStep.RETURN_VISITED, visit.id, visit.visitedAt);
        return new ReturnVisitDetail(visit);
    }

    /** The visits before this one that announced a further one: what was made before it was announced is not it. */
    private static List<UUID> promisedBefore(ReturnVisit visit) {
        return ReturnVisit.<ReturnVisit>find(
                        "select id from ReturnVisit where dispute = ?1 and nextVisitOn is not null and visitedAt < ?2",
                        visit.dispute,
                        visit.visitedAt)
                .project(UUID.class)
                .list();
    }

    /** What the last visit found closes the file, if it was made when the agreement was performed, or kept as far as it is. */
    boolean foundPerformed(Outcome outcome) {
        return ReturnVisit.<ReturnVisit>find(
                        "dispute = ?1 and outcomeId = ?2 order by visitedAt desc, id desc", outcome.dispute, outcome.id)
                .page(0, 1)
                .stream()
                .anyMatch(last -> last.performed
                        && new Chronology()
                                .with(Moment.FULFILMENT, outcome.fulfilmentAt)
                                .broken(Moment.CLOSING_VISIT, last.visitedAt)
                                .isEmpty());
    }

    List<ReturnVisitDetail> visits(Outcome outcome) {
        return ReturnVisit.<ReturnVisit>stream(
                        "dispute = ?1 and outcomeId = ?2 order by visitedAt, id", outcome.dispute, outcome.id)
                .map(ReturnVisitDetail::new)
                .toList();
    }
}
