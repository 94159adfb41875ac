package org.gridmediation.dispute;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be open in a dispute so that somebody still waits for it: it is finished before the dispute is archived. */
public enum OpenMatter {
    COORDINATION_AWAITED(dispute -> !dispute.awaitedFrom.isEmpty()),
    FEEDBACK_OWED(dispute -> dispute.untold > 0),
    SUPERVISION_UNANSWERED(dispute -> dispute.supervisedFrom != null),
    DANGER_UNRESOLVED(dispute -> dispute.escalation != null && dispute.escalation != Danger.RESOLVED),
    AGREEMENT_BEING_SIGNED(dispute -> dispute.draftId != null),
    RECUSAL_UNDECIDED(dispute -> dispute.recusalPending),
    /** The deadlines know. */
    RETURN_VISIT_PROMISED(dispute -> false),
    /** The corrections know. */
    CORRECTION_UNANSWERED(dispute -> false);

    private final Predicate<Dispute> isOpen;

    OpenMatter(Predicate<Dispute> isOpen) {
        this.isOpen = isOpen;
    }

    /** Those that the dispute itself knows of. */
    static Stream<OpenMatter> of(Dispute dispute) {
        return Stream.of(values()).filter(matter -> matter.isOpen.test(dispute));
    }
}
