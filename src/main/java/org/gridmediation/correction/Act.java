package org.gridmediation.correction;

import static org.gridmediation.correction.State.CLOSED;
import static org.gridmediation.correction.State.CORRECTED;
import static org.gridmediation.correction.State.DIRECTED;
import static org.gridmediation.correction.State.ESCALATED;
import static org.gridmediation.correction.State.FLAGGED;
import static org.gridmediation.correction.State.REJECTED;
import static org.gridmediation.correction.State.SUPPLEMENTED;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.gridmediation.access.CallerPost;

/**
 * What can be done to a correction: on which side, in which states, and what it is afterwards. The record itself is changed by its own
 * operations; what a tier above has decided can only be done, not rejected again.
 */
enum Act {
    ACKNOWLEDGE("acknowledgeCorrection", Side.HOLDER, null, Step.ACKNOWLEDGED, FLAGGED, DIRECTED),
    CORRECT("answerCorrection", Side.HOLDER, CORRECTED, Step.CORRECTED, FLAGGED, DIRECTED),
    SUPPLEMENT("answerCorrection", Side.HOLDER, SUPPLEMENTED, Step.SUPPLEMENTED, FLAGGED, DIRECTED),
    REJECT("answerCorrection", Side.REJECTER, REJECTED, Step.REJECTED, FLAGGED),
    CLOSE("closeCorrection", Side.FLAGGER, CLOSED, Step.CLOSED, FLAGGED, CORRECTED, SUPPLEMENTED, REJECTED),
    ESCALATE("escalateCorrection", Side.FLAGGER, ESCALATED, Step.ESCALATED, FLAGGED, CORRECTED, SUPPLEMENTED, REJECTED),
    UPHOLD("decideCorrection", Side.ABOVE, DIRECTED, Step.UPHELD, ESCALATED),
    DISMISS("decideCorrection", Side.ABOVE, CLOSED, Step.DISMISSED, ESCALATED);

    /** Whose it is to do. */
    enum Side {
        /** Whoever keeps the record, or stands above them, and did not flag it. */
        HOLDER((correction, post) -> correction.isKeptBy(post)),
        /** The same, unless nobody would be left to whom the flagger could escalate it. */
        REJECTER((correction, post) -> correction.isKeptBy(post) && correction.leavesEscalation(post)),
        FLAGGER((correction, post) -> correction.isFlaggedBy(post)),
        /** The tier that it was escalated to. */
        ABOVE((correction, post) -> post.area().equals(correction.escalatedTo));

        final BiPredicate<Correction, CallerPost> rule;

        Side(BiPredicate<Correction, CallerPost> rule) {
            this.rule = rule;
        }
    }

    final String operation;
    final Side side;
    /** As before when null. */
    final State after;

    final Step step;
    final Set<State> states;

    Act(String operation, Side side, State after, Step step, State first, State... others) {
        this.operation = operation;
        this.side = side;
        this.after = after;
        this.step = step;
        this.states = EnumSet.of(first, others);
    }
}
