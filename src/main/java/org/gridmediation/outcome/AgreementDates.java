package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.RightsNotice;
import org.gridmediation.http.Faults;
import org.gridmediation.party.Notices;
import org.gridmediation.session.Session;

/** When an agreement was reached, signed and sealed, held against what the case knows. */
@ApplicationScoped
class AgreementDates {
    @Inject
    Caller caller;

    @Inject
    Assignments assignments;

    @Inject
    Obligations obligations;

    @Inject
    Notices notices;

    @Inject
    Confirmations confirmations;

    /** Every date that the agreement itself says, held against the case's and against each other. */
    void check(Dispute dispute, Outcome outcome, NewOutcome.Agreement form, String pointer) {
        var faults = new Faults();
        var dates = agreed(dispute, dispute.acceptedAt, form.rightsNotice(), form.agreedAt(), pointer, faults);
        if (outcome.variesId != null)
            known(dispute.beside(Outcome.class, outcome.variesId))
                    .check(Moment.VARIATION, form.agreedAt(), pointer + "/agreedAt", faults);
        dates.check(Moment.DUE_DAY, form.dueOn(), pointer + "/dueOn", faults);
        var marks = form.marks() == null ? List.<Mark>of() : form.marks();
        for (int i = 0; i < marks.size(); i++)
            dates.check(Moment.PARTY_MARK, marks.get(i).at(), pointer + "/marks/" + i + "/at", faults);
        dates.check(Moment.SIGNATURE, form.mediatorSignedAt(), pointer + "/mediatorSignedAt", faults);
        dates.check(Moment.SEAL, form.sealedAt(), pointer + "/sealedAt", faults);
        faults.raise();
    }

    /** What is known of an agreement in force: what changes it comes after all of that. */
    Chronology known(Outcome outcome) {
        return new Chronology()
                .with(Moment.EFFECT, outcome.effectiveAt)
                .with(Moment.LAST_FINDING, obligations.lastFinding(outcome))
                .with(Moment.LAST_RULING, confirmations.decidedOn(outcome));
    }

    /**
     * When it was agreed, held against all that comes before an agreement, of which the parties' rights are a part.
     *
     * @param accepted null when the agreement is how the dispute is accepted
     */
    Chronology agreed(
            Dispute dispute, Instant accepted, RightsNotice notice, Instant at, String pointer, Faults faults) {
        var dates = notices.rightsTold(dispute, notice, at, Set.of(), pointer, faults)
                .with(Moment.ACCEPTED, accepted);
        // Who settles it on the spot is assigned by that.
        if (accepted != null) dates.with(Moment.ASSIGNMENT, assignments.since(dispute, caller.staffId()));
        if (dispute.sessions > 0) dates.with(Moment.LAST_SESSION, lastSession(dispute));
        dates.check(Moment.AGREEMENT, at, pointer + "/agreedAt", faults);
        return dates.with(Moment.AGREEMENT, at);
    }

    /** What the parties were still mediated about is not agreed before that. */
    void mustTakeEffect(Dispute dispute, Instant effect) {
        if (dispute.sessions > 0)
            new Chronology().with(Moment.LAST_SESSION, lastSession(dispute)).must(Moment.EFFECT, effect, "/at");
    }

    private Instant lastSession(Dispute dispute) {
        return Session.<Session>find(
                        "select max(heldAt) from Session where dispute = ?1 and kind = MEDIATION and heldAt >= ?2",
                        dispute.key(),
                        dispute.reopenedAt == null ? dispute.reportedAt : dispute.reopenedAt)
                .project(Instant.class)
                .singleResult();
    }
}
