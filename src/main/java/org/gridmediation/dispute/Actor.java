package org.gridmediation.dispute;

import java.util.function.BiPredicate;
import org.gridmediation.http.Problem;

/** Who may act on a dispute, beyond what the role of their post may. */
enum Actor {
    /** Whoever sees it. */
    ANYONE((desk, dispute) -> true, Problem.OPERATION_NOT_PERMITTED),
    /** The organization that holds it, or its assigned mediator; while nobody holds it, whoever works in its area. */
    HOLDER((desk, dispute) -> desk.holds(dispute) || desk.mediates(dispute), Problem.NOT_THE_HOLDER),
    /** The holder, and the officers of the grid where it arose: they go to people's doors. */
    FIELD(
            (desk, dispute) -> desk.holds(dispute) || desk.mediates(dispute) || desk.walks(dispute),
            Problem.NOT_THE_HOLDER),
    /** Whoever may take down what a party says, and the resident who applied, for themselves. */
    SPEAKER(
            (desk, dispute) ->
                    desk.holds(dispute) || desk.mediates(dispute) || desk.walks(dispute) || desk.applied(dispute),
            Problem.NOT_THE_HOLDER),
    /** The organization that holds it, and not its mediator. */
    COMMITTEE((desk, dispute) -> desk.holds(dispute) && !desk.mediates(dispute), Problem.NOT_THE_HOLDER),
    /** Whom a transfer waits for; of one to a body outside, the sender, who is told by it. */
    RECEIVER(
            (desk, dispute) -> dispute.receiverArea == null
                    ? desk.holds(dispute)
                    : desk.isAt(dispute.receiverArea, dispute.receiverId),
            Problem.NOT_THE_RECEIVER),
    /** The assigned mediators, while engaged. */
    MEDIATOR((desk, dispute) -> desk.mediates(dispute) && desk.isEngaged(dispute), Problem.NOT_THE_MEDIATOR),
    /** Whoever works above where it stands. */
    SUPERIOR((desk, dispute) -> desk.isAbove(dispute), Problem.NOT_A_SUPERIOR),
    /** Whoever should have acted: its mediator, or those of its holder who work below the one that asks. */
    SUPERVISED(
            (desk, dispute) -> dispute.supervisedFrom != null
                    && (desk.mediates(dispute) || desk.holds(dispute) && desk.isBelow(dispute.supervisedFrom)),
            Problem.NOT_THE_HOLDER),
    /** The assigned mediator; before anybody is assigned, whoever holds it and is engaged as a mediator for its area. */
    SETTLER(
            (desk, dispute) -> dispute.status == Status.REPORTED
                    ? desk.holds(dispute) && desk.isEngagedFor(dispute)
                    : desk.mediates(dispute) && desk.isEngaged(dispute),
            Problem.NOT_ENGAGED);

    final BiPredicate<Desk, Dispute> rule;
    final Problem refusal;

    Actor(BiPredicate<Desk, Dispute> rule, Problem refusal) {
        this.rule = rule;
        this.refusal = refusal;
    }
}
