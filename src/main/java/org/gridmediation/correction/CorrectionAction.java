package org.gridmediation.correction;

import static org.gridmediation.correction.CorrectionState.CLOSED;
import static org.gridmediation.correction.CorrectionState.CORRECTED;
import static org.gridmediation.correction.CorrectionState.DIRECTED;
import static org.gridmediation.correction.CorrectionState.ESCALATED;
import static org.gridmediation.correction.CorrectionState.FLAGGED;
import static org.gridmediation.correction.CorrectionState.REJECTED;
import static org.gridmediation.correction.CorrectionState.SUPPLEMENTED;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.gridmediation.access.CallerPost;

/**
 * What can be done to a correction: on which side, in which states, and what it is afterwards. The record itself is changed by its own
 * operations; what a tier above has decided can only be done, not rejected again.
 */
enum CorrectionAction {
    ACKNOWLEDGE("acknowledgeCorrection", Side.HOLDER, null, CorrectionStep.ACKNOWLEDGED, FLAGGED, DIRECTED),
    CORRECT("answerCorrection", Side.HOLDER, CORRECTED, CorrectionStep.CORRECTED, FLAGGED, DIRECTED),
    SUPPLEMENT("answerCorrection", Side.HOLDER, SUPPLEMENTED, CorrectionStep.SUPPLEMENTED, FLAGGED, DIRECTED),
    REJECT("answerCorrection", Side.REJECTER, REJECTED, CorrectionStep.REJECTED, FLAGGED),
    CLOSE("closeCorrection", Side.FLAGGER, CLOSED, CorrectionStep.CLOSED, FLAGGED, CORRECTED, SUPPLEMENTED, REJECTED),
    ESCALATE(
            "escalateCorrection",
            Side.FLAGGER,
            ESCALATED,
            CorrectionStep.ESCALATED,
            FLAGGED,
            CORRECTED,
            SUPPLEMENTED,
            REJECTED),
    UPHOLD("decideCorrection", Side.ABOVE, DIRECTED, CorrectionStep.UPHELD, ESCALATED),
    DISMISS("decideCorrection", Side.ABOVE, CLOSED, CorrectionStep.DISMISSED, ESCALATED);

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
    final CorrectionState after;

    final CorrectionStep step;
    final Set<CorrectionState> states;

    CorrectionAction(
            String operation,
            Side side,
            CorrectionState after,
            CorrectionStep step,
            CorrectionState first,
            CorrectionState... others) {
        this.operation = operation;
        this.side = side;
        this.after = after;
        this.step = step;
        this.states = EnumSet.of(first, others);
    }
}
