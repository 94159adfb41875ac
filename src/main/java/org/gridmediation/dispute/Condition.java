package org.gridmediation.dispute;

import java.util.List;
import java.util.function.BiPredicate;
import org.gridmediation.http.Problem;

/** What must be so before an action, beyond its state and who acts. */
enum Condition {
    /** Nobody is mediated with themselves (人民调解法 art. 2, 3). */
    TWO_SIDES(Problem.OPPONENT_MISSING),
    /** No session and no agreement without the consent of every party (人民调解法 art. 3, 17). */
    ALL_CONSENT((dispute, parties) -> Party.allConsent(parties), Problem.CONSENT_MISSING),
    /** What is not linked has no link to undo. */
    RELATED((dispute, parties) -> dispute.related > 0, Problem.NOT_FOUND),
    /** Nor has it a number to remove. */
    NUMBERED((dispute, parties) -> dispute.numbers > 0, Problem.NOT_FOUND),
    /** No case of one who has clearly refused mediation (art. 17). */
    NONE_REFUSES((dispute, parties) -> !Party.anyRefuses(parties), Problem.CONSENT_MISSING),
    /** A dispute is somebody's. */
    SEVERAL_PARTIES((dispute, parties) -> parties.size() > 1, Problem.LAST_PARTY),
    /** Somebody was named and not asked yet. */
    UNANSWERED_PARTY(
            (dispute, parties) -> parties.stream().anyMatch(p -> p.consented == null), Problem.PARTY_HAS_ANSWERED),
    /** Only an applicant takes an application back. */
    APPLIED_FOR(
            (dispute, parties) -> parties.stream().anyMatch(p -> p.role == PartyRole.APPLICANT), Problem.NO_APPLICANT),
    REPRESENTED((dispute, parties) -> parties.stream().anyMatch(p -> p.represented), Problem.NOT_FOUND),
    ASSIGNED((dispute, parties) -> dispute.mediatorId != null, Problem.NO_MEDIATOR),
    RECUSAL_PENDING((dispute, parties) -> dispute.recusalPending, Problem.RECUSAL_CLOSED),
    NO_RECUSAL_PENDING((dispute, parties) -> !dispute.recusalPending, Problem.RECUSAL_PENDING),
    FACTS_STATED((dispute, parties) -> dispute.facts > 0, Problem.NOT_FOUND),
    REMEDY_AWAITED((dispute, parties) -> !dispute.awaitedFrom.isEmpty(), Problem.COORDINATION_NOT_OPEN),
    /** There is a remedy of which the applicant was not told. */
    REMEDY_UNTOLD((dispute, parties) -> dispute.untold > 0, Problem.COORDINATION_NOT_OPEN),
    ATTACHED((dispute, parties) -> dispute.attachments > 0, Problem.NOT_FOUND);

    private final BiPredicate<Dispute, List<Party>> rule;
    final Problem refusal;

    Condition(BiPredicate<Dispute, List<Party>> rule, Problem refusal) {
        this.rule = rule;
        this.refusal = refusal;
    }

    /** Whether they are two is asked of the one rule that tells, which reads registers. */
    Condition(Problem refusal) {
        this(null, refusal);
    }

    boolean holds(Dispute dispute, List<Party> parties, PartyIdentity sides) {
        return rule == null ? sides.areTwo(parties) : rule.test(dispute, parties);
    }
}
