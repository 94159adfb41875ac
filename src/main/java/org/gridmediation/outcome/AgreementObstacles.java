package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Assignment;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.party.PartyRecords;
import org.gridmediation.policy.Policies;
import org.gridmediation.policy.PolicyKey;

/** What an outcome allows, beyond the state of its dispute. */
@ApplicationScoped
class AgreementObstacles implements Obstacle {
    @Inject
    Caller caller;

    @Inject
    Policies policies;

    @Inject
    Disputes disputes;

    @Inject
    PartyRecords partyRecords;

    @Inject
    Reopenings reopenings;

    @Inject
    Obligations obligations;

    @Inject
    ReturnVisits returnVisits;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        return Optional.ofNullable(
                switch (action) {
                    case MARK, SIGN, SEAL -> signing(dispute, action);
                    case VARY -> ofCourt(dispute);
                    case SET_ASIDE ->
                        confirmation(dispute) == ConfirmationState.APPLIED ? Problem.CONFIRMATION_PENDING : null;
                    case RECORD_FULFILMENT ->
                        dispute.beside(Outcome.class, dispute.outcomeId).obligations > 0
                                ? Problem.FULFILLED_APART
                                : null;
                    case FULFIL_OBLIGATION ->
                        dispute.beside(Outcome.class, dispute.outcomeId).obligations == 0
                                ? Problem.FULFILLED_APART
                                : null;
                    case APPLY_FOR_CONFIRMATION -> applying(dispute);
                    case RECORD_CONFIRMATION ->
                        confirmation(dispute) == ConfirmationState.APPLIED ? null : Problem.CONFIRMATION_CLOSED;
                    case RECORD_RETURN_VISIT -> visiting(dispute);
                    case ARCHIVE -> archiving(dispute);
                    case REOPEN -> reopening(dispute);
                    case REMOVE_PARTY -> removing(dispute);
                    default -> null;
                });
    }

    private Problem signing(Dispute dispute, Action action) {
        if (dispute.draftId == null) return Problem.NO_DRAFT;
        var court = ofCourt(dispute);
        if (court != null) return court;
        if (action == Action.MARK) return null;
        var draft = dispute.beside(Outcome.class, dispute.draftId);
        return (action == Action.SIGN ? draft.mediatorSignedAt : draft.sealedAt) == null
                ? null
                : Problem.ALREADY_SIGNED;
    }

    /** The court is asked about what the parties are agreed on: not while they sign something else. */
    private Problem applying(Dispute dispute) {
        if (dispute.draftId != null) return Problem.VARIATION_PENDING;
        var state = confirmation(dispute);
        if (state == ConfirmationState.APPLIED) return Problem.CONFIRMATION_PENDING;
        return state == null || state == ConfirmationState.WITHDRAWN ? null : Problem.CONFIRMATION_CLOSED;
    }

    private Problem visiting(Dispute dispute) {
        if (dispute.outcomeId == null) return Problem.WRONG_STATE;
        var byAnother = policies.isOn(PolicyKey.RETURN_VISIT_BY_ANOTHER, dispute.district, Days.today());
        return byAnother && caller.staffId() != null && hasMediated(dispute) ? Problem.VISITOR_IS_MEDIATOR : null;
    }

    /** Since it was last taken up; others may have been assigned after the agreement. */
    private boolean hasMediated(Dispute dispute) {
        return !Assignment.<Assignment>find(
                        "select 1 from Assignment a join Mediator m on m.id = a.mediatorId where a.dispute = ?1 and a.until >= ?2 and m.staffId = ?3",
                        dispute.key(),
                        dispute.reopenedAt == null ? Instant.EPOCH : dispute.reopenedAt,
                        caller.staffId())
                .project(Integer.class)
                .list()
                .isEmpty();
    }

    private Problem archiving(Dispute dispute) {
        if (confirmation(dispute) == ConfirmationState.APPLIED) return Problem.CONFIRMATION_PENDING;
        if (dispute.status != Status.AGREED && dispute.status != Status.FULFILLED) return null;
        // What is left to be kept for good would keep the file open for good.
        var outcome = dispute.beside(Outcome.class, dispute.outcomeId);
        if (dispute.status == Status.AGREED
                && (outcome.obligations == 0 || !Obligations.areKeptForGood(obligations.of(outcome))))
            return Problem.WRONG_STATE;
        return returnVisits.foundPerformed(outcome) ? null : Problem.RETURN_VISIT_MISSING;
    }

    /** Who was heard, or came to an agreement of an earlier round, stays. */
    private Problem removing(Dispute dispute) {
        var now = Days.now();
        var unanswered = disputes.parties(dispute).stream()
                .filter(p -> p.consented == null)
                .toList();
        var heard = unanswered.isEmpty() ? Set.of() : partyRecords.heard(unanswered);
        return unanswered.stream().allMatch(p -> heard.contains(p.id) || Agreements.hasAgreed(dispute, p.id, now))
                ? Problem.PARTY_HAS_ANSWERED
                : null;
    }

    private Problem reopening(Dispute dispute) {
        var court = ofCourt(dispute);
        if (court != null) return court;
        return reopenings.isTooLate(dispute) ? Problem.REOPENING_TOO_LATE : null;
    }

    /** What is before a court, or was confirmed by one and not set aside by one, nothing else takes the place of (art. 33). */
    private Problem ofCourt(Dispute dispute) {
        if (dispute.outcomeId == null) return null;
        var outcome = dispute.beside(Outcome.class, dispute.outcomeId);
        if (outcome.confirmation == ConfirmationState.APPLIED) return Problem.CONFIRMATION_PENDING;
        return outcome.isConfirmed() && outcome.isInForce() ? Problem.CONFIRMED_BY_COURT : null;
    }

    private ConfirmationState confirmation(Dispute dispute) {
        return dispute.outcomeId == null ? null : dispute.beside(Outcome.class, dispute.outcomeId).confirmation;
    }
}
