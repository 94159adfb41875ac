package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.ActionRequests;
import org.gridmediation.dispute.CaseWordings;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.RegisterTakeover;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.party.Withdrawal;

/** Takes mediation up again, within 30 days of its end. */
@ApplicationScoped
class Reopenings {
    private static final int DAYS = 30;

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

    @Inject
    RegisterTakeover registerTakeover;

    @Inject
    CaseWordings caseWordings;

    void reopen(Dispute dispute, NewReopening form) {
        var now = Days.now();
        var outcome = outcome(dispute);
        var wording = caseWordings.of(dispute);
        registerTakeover.takeOver(dispute);
        mustBeWilling(dispute, outcome, form.consents() == null ? List.of() : form.consents());
        agreements.lapse(dispute);
        var reopening = new Reopening();
        reopening.belongsTo(dispute);
        reopening.endedAs = dispute.status;
        reopening.endedOn = endedOn(dispute);
        reopening.outcomeId = dispute.outcomeId;
        reopening.reason = form.reason();
        reopening.at = now;
        reopening.byName = caller.post().name();
        reopening.byPost = caller.post().id();
        reopening.wordingSealed = caseWordings.seal(wording);
        reopening.persist();
        if (outcome != null) {
            outcome.standing = false;
            if (outcome.kind == OutcomeKind.AGREED) clocks.stop(dispute, outcome, Days.now());
        }
        dispute.reopen(reopening.at);
        disputes.note(dispute, TimelineStep.REOPENED, reopening.id);
    }

    /** Who ended it by their own will, and nobody else, can undo that (人民调解法 art. 3, 17, 23). */
    private void mustBeWilling(Dispute dispute, Outcome outcome, List<NewReopening.NewConsent> consents) {
        var withdrawn = withdrawn(dispute);
        var parties = disputes.parties(dispute);
        var willing = consents.stream().map(NewReopening.NewConsent::partyId).toList();
        var faults = new Faults();
        faults.addIf(
                parties.stream()
                        .filter(p -> p.hasRefused() || withdrawn.contains(p.id) || ended(outcome, p))
                        .anyMatch(p -> !willing.contains(p.id)),
                "/consents",
                "REFUSAL_STANDS");
        var dates = new Chronology().with(Moment.END, dispute.endedAt);
        for (int i = 0; i < consents.size(); i++) {
            var place = "/consents/" + i;
            var consent = consents.get(i);
            var party = Party.among(parties, consent.partyId(), null);
            faults.addIf(party.isEmpty(), place + "/partyId", "PARTY_UNKNOWN");
            faults.addIf(willing.indexOf(consent.partyId()) < i, place + "/partyId", "PARTY_TWICE");
            dates.check(Moment.NEW_CONSENT, consent.at(), place + "/at", faults);
            var again = new ActionRequests.Consent(true, consent.at(), consent.guardianName(), null, null);
            party.ifPresent(p -> faults.of(() -> mediation.consentAgain(dispute, p, again, place)));
        }
        faults.raise();
    }

    /** The outcome says that a party refused, or that the application was taken back, and not who it was. */
    private static boolean ended(Outcome outcome, Party party) {
        return outcome != null
                && (outcome.reason == EndReason.PARTY_REFUSES
                        || outcome.kind == OutcomeKind.WITHDRAWN && party.role == PartyRole.APPLICANT);
    }

    /** The applicants who took their application back since mediation was last taken up. */
    private List<UUID> withdrawn(Dispute dispute) {
        if (dispute.status != Status.WITHDRAWN) return List.of();
        return Withdrawal.<Withdrawal>find(
                        "select w.partyId from Withdrawal w where w.dispute = ?1 and w.at >= ?2",
                        dispute.key(),
                        dispute.reopenedAt == null ? Instant.EPOCH : dispute.reopenedAt)
                .project(UUID.class)
                .list();
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
        return dispute.outcomeId == null ? null : dispute.beside(Outcome.class, dispute.outcomeId);
    }
}
