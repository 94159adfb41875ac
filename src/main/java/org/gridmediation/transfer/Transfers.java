package org.gridmediation.transfer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Tier;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.MissedDeadline;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Halt;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.organization.Organization;

/** Hands disputes on. Until the receiver answers, nobody else acts; after that only the receiver does, and the sender goes on reading. */
@ApplicationScoped
class Transfers implements Obstacle {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Assignments assignments;

    TransferDetail offer(Dispute dispute, NewTransfer form) {
        var receiver = Organization.<Organization>findById(form.receiverId());
        check(dispute, receiver);
        var transfer = new Transfer();
        transfer.belongsTo(dispute);
        transfer.senderId = dispute.holderId;
        transfer.senderArea = dispute.holderId == null ? caller.area() : dispute.holderArea;
        transfer.receiverId = receiver.id;
        transfer.receiverArea = receiver.area;
        var outside = isOutside(receiver);
        transfer.direction = outside ? Direction.OUT : Direction.between(transfer.senderArea, receiver.area);
        transfer.reason = form.reason();
        transfer.note = form.note();
        transfer.at = Days.now();
        transfer.byPost = caller.post().id();
        transfer.persist();
        dispute.offerTo(receiver.id, outside ? null : receiver.area);
        disputes.note(dispute, TimelineStep.TRANSFERRED, transfer.id, transfer.at);
        if (!outside) transfer.opened = disputes.open(dispute, receiver.area);
        return detail(transfer, dispute);
    }

    /** Who may do what while it waits for an answer is told by its state. */
    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        return Optional.empty();
    }

    @Override
    public List<Halt> halts(Action action, Dispute dispute) {
        if (action.isDoneIn(Status.TRANSFERRED)) return List.of();
        return Transfer.<Transfer>stream("dispute", dispute.key())
                .map(t -> new Halt(t.at, t.answeredAt, "DURING_TRANSFER"))
                .toList();
    }

    /** The bodies that work with disputes here are at the community or the subdistrict; all others answer by letter or phone. */
    private static boolean isOutside(Organization receiver) {
        return receiver.kind.isOutside() || receiver.area.tier().digits < Tier.SUBDISTRICT.digits;
    }

    private void check(Dispute dispute, Organization receiver) {
        if (receiver == null) throw Problem.RULE_BROKEN.at("/receiverId", "ORGANIZATION_UNKNOWN");
        var faults = new Faults();
        var outside = isOutside(receiver);
        faults.addIf(!receiver.worksOn(Days.today()), "/receiverId", "ORGANIZATION_ENDED");
        faults.addIf(receiver.id.equals(dispute.holderId), "/receiverId", "ALREADY_THE_HOLDER");
        faults.addIf(!outside && !dispute.district.equals(receiver.area.district()), "/receiverId", "OTHER_DISTRICT");
        // What a committee has accepted stays a committee's matter.
        faults.addIf(
                !outside && dispute.caseNumber != null && !receiver.isCommittee(), "/receiverId", "COMMITTEE_NEEDED");
        // What leaves the subdistrict is the subdistrict's to send (难事不上交).
        faults.addIf(
                outside && caller.area().tier().digits > Tier.SUBDISTRICT.digits,
                "/receiverId",
                "OUTSIDE_BY_SUBDISTRICT");
        faults.raise();
    }

    TransferDetail accept(Dispute dispute, UUID id) {
        var transfer = get(dispute, id);
        transfer.answer(TransferAnswer.ACCEPTED, null, Days.now(), caller.post().id());
        if (transfer.direction == Direction.OUT) {
            assignments.release(dispute, transfer.answeredAt);
            dispute.referred(transfer.answeredAt);
        } else {
            assignments.release(dispute, transfer.answeredAt);
            dispute.taken(Organization.<Organization>findById(transfer.receiverId));
        }
        disputes.note(
                dispute,
                transfer.direction == Direction.OUT ? TimelineStep.REFERRED : TimelineStep.TRANSFER_ACCEPTED,
                id,
                transfer.answeredAt);
        return detail(transfer, dispute);
    }

    TransferDetail decline(Dispute dispute, UUID id, String why) {
        return comeBack(dispute, get(dispute, id), TransferAnswer.DECLINED, TimelineStep.TRANSFER_DECLINED, why);
    }

    TransferDetail withdraw(Dispute dispute, UUID id) {
        return comeBack(dispute, get(dispute, id), TransferAnswer.WITHDRAWN, TimelineStep.TRANSFER_WITHDRAWN, null);
    }

    /** Nobody keeps a dispute waiting: what is not answered in time comes back. A body outside is not bound by our time. */
    void expired(@Observes MissedDeadline missed) {
        if (missed.kind() != ClockKind.TRANSFER_ACCEPTANCE) return;
        var transfer = get(missed.dispute(), missed.about());
        if (transfer.answer == TransferAnswer.PENDING && transfer.direction != Direction.OUT)
            comeBack(missed.dispute(), transfer, TransferAnswer.EXPIRED, TimelineStep.TRANSFER_EXPIRED, null);
    }

    /** A party ends it at once, on its way too: there is nothing left to take. Whoever was asked goes on reading why. */
    void lapse(@Observes @Priority(DisputeEvent.TRANSFERS) DisputeEvent event) {
        if (event.step() != TimelineStep.REFUSED && event.step() != TimelineStep.WITHDRAWN) return;
        var dispute = event.dispute();
        Transfer.<Transfer>list("dispute = ?1 and answer = PENDING", dispute.key())
                .forEach(transfer -> {
                    transfer.answer(
                            TransferAnswer.LAPSED,
                            null,
                            event.at(),
                            caller.post().id());
                    disputes.note(dispute, TimelineStep.TRANSFER_LAPSED, transfer.id, event.at());
                });
    }

    private TransferDetail comeBack(
            Dispute dispute, Transfer transfer, TransferAnswer answer, TimelineStep step, String why) {
        transfer.answer(answer, why, Days.now(), caller.post().id());
        dispute.comeBack();
        disputes.note(dispute, step, transfer.id, transfer.answeredAt);
        if (transfer.opened) disputes.close(dispute, transfer.receiverArea);
        return detail(transfer, dispute);
    }

    private Transfer get(Dispute dispute, UUID id) {
        return Transfer.<Transfer>find("dispute = ?1 and id = ?2", dispute.key(), id)
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    List<TransferDetail> of(Dispute dispute) {
        return Transfer.<Transfer>stream("dispute = ?1 order by at, id", dispute.key())
                .map(t -> new TransferDetail(t, dispute))
                .toList();
    }

    private TransferDetail detail(Transfer transfer, Dispute dispute) {
        entities.flush();
        return new TransferDetail(transfer, dispute);
    }
}
