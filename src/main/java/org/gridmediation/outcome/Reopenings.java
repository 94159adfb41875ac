package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Acts;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.Step;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** Takes mediation up again, within 30 days of its end. */
@ApplicationScoped
class Reopenings {
    private static final int DAYS = 30;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Mediation mediation;

    @Inject
    Agreements agreements;

    @Inject
    AgreementClocks clocks;

    void reopen(Dispute dispute, NewReopening form) {
        var outcome = outcome(dispute);
        mustBeWilling(dispute, outcome, form.consents() == null ? List.of() : form.consents());
        agreements.lapse(dispute);
        var reopening = new Reopening();
        reopening.belongsTo(dispute);
        reopening.endedAs = dispute.status;
        reopening.endedOn = endedOn(dispute);
        reopening.outcomeId = dispute.outcomeId;
        reopening.reason = form.reason();
        reopening.at = Days.now();
        reopening.byName = caller.post().name();
        reopening.byPost = caller.post().id();
        session.persist(reopening);
        if (outcome != null) {
            outcome.standing = false;
            if (outcome.kind == OutcomeKind.AGREED) clocks.stop(dispute, outcome);
        }
        dispute.reopen(reopening.at);
        disputes.note(dispute, Step.REOPENED, reopening.id);
    }

    /** A refusal ended it, and nobody but the party who refused can undo that (人民调解法 art. 17). */
    private void mustBeWilling(Dispute dispute, Outcome outcome, List<NewReopening.NewConsent> consents) {
        var anyRefused = outcome != null && outcome.reason == EndReason.PARTY_REFUSES;
        for (var party : disputes.parties(dispute)) {
            if (!anyRefused && !party.hasRefused()) continue;
            int i = 0;
            while (i < consents.size() && !consents.get(i).partyId().equals(party.id)) i++;
            if (i == consents.size()) throw Problem.RULE_BROKEN.at("/consents", "REFUSAL_STANDS");
            var consent = consents.get(i);
            new Chronology()
                    .with(Moment.END, dispute.endedAt)
                    .must(Moment.NEW_CONSENT, consent.at(), "/consents/" + i + "/at");
            mediation.consentAgain(
                    dispute,
                    party,
                    new Acts.Consent(true, consent.at(), consent.guardianName(), null, null),
                    "/consents/" + i);
        }
    }

    boolean isTooLate(Dispute dispute) {
        return Days.today().isAfter(endedOn(dispute).plusDays(DAYS));
    }

    /** An agreement's end is its performance or breach. */
    private LocalDate endedOn(Dispute dispute) {
        var outcome = outcome(dispute);
        var performed = dispute.status == Status.FULFILLED || dispute.status == Status.BREACHED;
        return Days.of(performed && outcome != null ? outcome.fulfilmentAt : dispute.endedAt);
    }

    private Outcome outcome(Dispute dispute) {
        return dispute.outcomeId == null ? null : session.find(Outcome.class, dispute.outcomeId);
    }
}
