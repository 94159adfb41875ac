package org.gridmediation.neutrality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Halt;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.http.Problem;

/**
 * While a recusal is not decided, that mediator does nothing in the case but what protects it, nothing that was drafted comes into force by
 * anybody's hand, and nobody is assigned past the request.
 */
@ApplicationScoped
class RecusalObstacle implements Obstacle {
    /** What must not wait: danger, what would be lost, what a party may say at any time, and what somebody else waits for. */
    private static final Set<Action> PROTECTS = EnumSet.of(
            Action.NOTE_ESCALATION,
            Action.REPORT_ESCALATION,
            Action.RESOLVE_ESCALATION,
            Action.ADD_ATTACHMENT,
            Action.RECORD_CONTACT,
            Action.GIVE_NOTICE,
            Action.DISCLOSE,
            Action.CONSENT,
            Action.WITHDRAW,
            Action.REVEAL_PARTY,
            Action.READ_NOTES,
            Action.ANSWER_SUPERVISION,
            Action.SUPERVISE,
            Action.ACCEPT_TRANSFER,
            Action.DECLINE_TRANSFER,
            Action.WITHDRAW_TRANSFER);

    @Inject
    Caller caller;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        if (!dispute.recusalPending || PROTECTS.contains(action)) return Optional.empty();
        return action == Action.ASSIGN || Action.SIGNS.contains(action) || isAbout(dispute)
                ? Optional.of(Problem.RECUSAL_PENDING)
                : Optional.empty();
    }

    @Override
    public List<Halt> halts(Action action, Dispute dispute) {
        if (PROTECTS.contains(action)) return List.of();
        return Recusal.<Recusal>stream("dispute", dispute.key())
                .filter(r -> Action.SIGNS.contains(action) || r.staffId.equals(caller.staffId()))
                .map(r -> new Halt(r.at, r.granted == null ? r.lapsedAt : r.decidedAt, "DURING_RECUSAL"))
                .toList();
    }

    private boolean isAbout(Dispute dispute) {
        return caller.staffId() != null
                && Recusal.count(
                                "dispute = ?1 and staffId = ?2 and granted is null and lapsedAt is null",
                                dispute.key(),
                                caller.staffId())
                        > 0;
    }
}
