package org.gridmediation.dispute;

import java.util.List;
import org.gridmediation.http.Problem;

/** Who may act on a dispute, beyond what the role of their post may. */
enum Actor {
    /** Whoever sees it. */
    ANYONE((desk, dispute, parties) -> true, Problem.OPERATION_NOT_PERMITTED),
    /** The organization that holds it, or its assigned mediator; while nobody holds it, whoever works in its area. */
    HOLDER((desk, dispute, parties) -> desk.holds(dispute) || desk.mediates(dispute), Problem.NOT_THE_HOLDER),
    /** The holder, and the officers of the grid where it arose: they go to people's doors. */
    FIELD((desk, dispute, parties) -> desk.isInField(dispute), Problem.NOT_THE_HOLDER),
    /** The holder, who must also see the dispute with which this one is counted; an archived file gives nothing back. */
    SEPARATOR(
            (desk, dispute, parties) -> (desk.holds(dispute) || desk.mediates(dispute)) && desk.mayLeave(dispute),
            Problem.NOT_SEPARABLE),
    /** The holder and the field, and an organization whose remedy is awaited. */
    COORDINATOR((desk, dispute, parties) -> desk.isInField(dispute) || desk.isAwaited(dispute), Problem.NOT_THE_HOLDER),
    /** Whoever may take down what a party says; a resident says it for themselves, or for their child or ward. */
    SPEAKER(
            (desk, dispute, parties) -> desk.isResident()
                    ? parties.stream().anyMatch(p -> desk.speaksFor(dispute, p))
                    : desk.isInField(dispute),
            Problem.NOT_THE_HOLDER),
    /** The same for what only an applicant can say. */
    APPLICANT(
            (desk, dispute, parties) -> desk.isResident()
                    ? parties.stream().anyMatch(p -> p.role == PartyRole.APPLICANT && desk.speaksFor(dispute, p))
                    : desk.isInField(dispute),
            Problem.NOT_THE_HOLDER),
    /** The organization that holds it, and not its mediator. */
    COMMITTEE((desk, dispute, parties) -> desk.holds(dispute) && !desk.mediates(dispute), Problem.NOT_THE_HOLDER),
    /** Whom a transfer waits for; of one to a body outside, the sender, who is told by it. */
    RECEIVER(
            (desk, dispute, parties) -> dispute.receiverArea == null
                    ? desk.holds(dispute)
                    : desk.isAt(dispute.receiverArea, dispute.receiverId),
            Problem.NOT_THE_RECEIVER),
    /** The assigned mediators, while engaged. */
    MEDIATOR((desk, dispute, parties) -> desk.mediates(dispute) && desk.isEngaged(dispute), Problem.NOT_THE_MEDIATOR),
    /** Whoever works above where it stands. */
    SUPERIOR((desk, dispute, parties) -> desk.isAbove(dispute), Problem.NOT_A_SUPERIOR),
    /**
     * Whoever should have acted: its mediator, or those of its holder who work below the one that asks. When a demand is no longer from above, since
     * it went to the one that asked or elsewhere, whoever holds it answers.
     */
    SUPERVISED(
            (desk, dispute, parties) -> dispute.supervisedFrom != null
                    && (desk.mediates(dispute)
                            || desk.holds(dispute)
                                    && (desk.isBelow(dispute.supervisedFrom) || !dispute.isSupervisedFromAbove())),
            Problem.NOT_THE_HOLDER),
    /** The assigned mediator; before anybody is assigned, whoever holds it and is engaged as a mediator for its area. */
    SETTLER(
            (desk, dispute, parties) -> dispute.status == Status.REPORTED
                    ? desk.holds(dispute) && desk.isEngagedFor(dispute)
                    : desk.mediates(dispute) && desk.isEngaged(dispute),
            Problem.NOT_ENGAGED);

    interface Rule {
        boolean holds(Standing desk, Dispute dispute, List<Party> parties);
    }

    final Rule rule;
    final Problem refusal;

    Actor(Rule rule, Problem refusal) {
        this.rule = rule;
        this.refusal = refusal;
    }
}
