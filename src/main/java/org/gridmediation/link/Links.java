package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Halt;
import org.gridmediation.dispute.Obstacle;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.records.Conditions;

/** Links disputes of one district, and counts together what is one matter. What happens is written into both timelines. */
@ApplicationScoped
class Links implements Obstacle {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Assignments assignments;

    @Inject
    PartyIdentity partyIdentity;

    /** Ids are in the order of time. */
    List<LinkDetail> of(Dispute dispute, RowPaging paging) {
        var rows = Link.<Link>find(
                        "dispute = ?1 and endedAt is null and id > ?2 order by id",
                        dispute.key(),
                        paging.after(UUID::fromString, RowPaging.FIRST_ID))
                .page(0, paging.wanted())
                .list();
        return paging.rows(rows, LinkDetail::new, l -> l.id);
    }

    Dispute relate(UUID id, OtherDispute form) {
        var otherId = form.disputeId();
        var dispute = change(id, otherId, Action.LINK);
        var other = named(dispute, otherId);
        if (other.countedWith != null) throw Problem.RULE_BROKEN.at("/disputeId", "COUNTED_WITH_ANOTHER");
        Problem.ALREADY_LINKED.unlessFree(
                link(dispute.key(), otherId, LinkKind.RELATED).stream().map(stands -> "/v1/disputes/" + id + "/links"));
        link(dispute, other, LinkKind.RELATED, null, form.reason(), Days.now());
        dispute.related++;
        other.related++;
        note(dispute, other, TimelineStep.LINKED, Days.now());
        return dispute;
    }

    Dispute unrelate(UUID id, UUID otherId) {
        var dispute = change(id, otherId, Action.UNLINK);
        var other = seen(dispute, otherId).orElseThrow(Problem.NOT_FOUND::exception);
        var link = link(dispute.key(), otherId, LinkKind.RELATED).orElseThrow(Problem.NOT_FOUND::exception);
        end(link, Days.now());
        dispute.related--;
        other.related--;
        note(dispute, other, TimelineStep.UNLINKED, Days.now());
        return dispute;
    }

    Dispute markDuplicate(UUID id, OtherDispute form) {
        var dispute = change(id, form.disputeId(), Action.MARK_DUPLICATE);
        var other = named(dispute, form.disputeId());
        join(dispute, other, LinkKind.DUPLICATE_OF, Status.DUPLICATE, TimelineStep.MARKED_DUPLICATE, form.reason());
        return dispute;
    }

    /** The other dispute ends and is counted with this one; what is recorded of it stays where it is. */
    Dispute merge(UUID id, OtherDispute form) {
        var dispute = change(id, form.disputeId(), Action.MERGE);
        var other = named(dispute, form.disputeId());
        disputes.must(other, Action.MERGE);
        join(other, dispute, LinkKind.MERGED_INTO, Status.MERGED, TimelineStep.MERGED, form.reason());
        return dispute;
    }

    private void join(Dispute dispute, Dispute target, LinkKind kind, Status how, TimelineStep step, String reason) {
        if (target.countedWith != null) throw Problem.RULE_BROKEN.at("/disputeId", "COUNTED_WITH_ANOTHER");
        if (target.status == Status.ARCHIVED) throw Problem.RULE_BROKEN.at("/disputeId", "DISPUTE_ARCHIVED");
        if (reason == null && !areAlike(dispute, target)) throw Problem.RULE_BROKEN.at("/reason", "NOTHING_IN_COMMON");
        disputes.mustBeDone(dispute);
        var now = Days.now();
        assignments.release(dispute, now);
        link(dispute, target, kind, dispute.status, reason, now);
        dispute.joins(target, how, now);
        disputes.note(dispute, step, target.id, now);
        disputes.note(target, TimelineStep.JOINED_BY, dispute.id, now);
    }

    private boolean areAlike(Dispute dispute, Dispute other) {
        return dispute.area.equals(other.area) && dispute.type.equals(other.type)
                || partyIdentity.share(disputes.parties(dispute), disputes.parties(other));
    }

    /** Ends the counting together; the dispute is again exactly where it was before. */
    Dispute separate(UUID id, Action action, LinkKind kind, TimelineStep step) {
        var target = target(id, kind).findFirst();
        var dispute = target.isEmpty() ? disputes.change(id, action) : change(id, target.get().otherId, action);
        var link = target.orElseThrow(Problem.NOT_FOUND::exception);
        assignments.resume(dispute, dispute.endedAt);
        dispute.parts(link.statusBefore);
        end(link, Days.now());
        disputes.note(dispute, step, link.otherId);
        disputes.note(
                seen(dispute, link.otherId).orElseThrow(Problem.NOT_FOUND::exception),
                TimelineStep.LEFT_BY,
                dispute.id);
        return dispute;
    }

    /** Its state tells what may be done meanwhile. */
    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        return Optional.empty();
    }

    @Override
    public List<Halt> halts(Action action, Dispute dispute) {
        if (action.isDoneIn(Status.MERGED)) return List.of();
        return Link.<Link>stream("dispute = ?1 and kind in (DUPLICATE_OF, MERGED_INTO)", dispute.key())
                .map(link -> new Halt(link.at, link.endedAt, "DURING_MERGER"))
                .toList();
    }

    /** Of a dispute that is not locked yet. */
    private Stream<Link> target(UUID id, LinkKind kind) {
        return new Conditions()
                .is("dispute.id", id)
                .is("kind", kind)
                .and("endedAt is null")
                .inDistrict(caller.area())
                .query("from Link", Link.class)
                .getResultStream();
    }

    /** Locks both, in the order of their ids whoever asks: of two who link the same disputes one waits for the other, and they never block. */
    private Dispute change(UUID id, UUID otherId, Action action) {
        Stream.of(id, otherId).sorted().forEach(disputes::lockedById);
        return disputes.change(id, action);
    }

    private Dispute named(Dispute dispute, UUID otherId) {
        if (otherId.equals(dispute.id)) throw Problem.RULE_BROKEN.at("/disputeId", "SAME_DISPUTE");
        return seen(dispute, otherId).orElseThrow(() -> Problem.RULE_BROKEN.at("/disputeId", "DISPUTE_UNKNOWN"));
    }

    private Optional<Dispute> seen(Dispute dispute, UUID otherId) {
        return Optional.ofNullable(dispute.beside(Dispute.class, otherId));
    }

    private Optional<Link> link(DisputeKey dispute, UUID otherId, LinkKind kind) {
        return Link.<Link>find(
                        "dispute = ?1 and otherId = ?2 and kind = ?3 and endedAt is null", dispute, otherId, kind)
                .firstResultOptional();
    }

    private void link(Dispute dispute, Dispute other, LinkKind kind, Status before, String reason, Instant at) {
        side(dispute, other, kind, before, reason, at);
        side(other, dispute, kind.fromTheOtherSide(), null, reason, at);
    }

    private void side(Dispute dispute, Dispute other, LinkKind kind, Status before, String reason, Instant at) {
        var side = new Link();
        side.belongsTo(dispute);
        side.otherId = other.id;
        side.kind = kind;
        side.statusBefore = before;
        side.reason = reason;
        side.at = at;
        side.byPost = caller.post().id();
        side.persist();
    }

    private void end(Link link, Instant at) {
        link.endedAt = at;
        link(new DisputeKey(link.district, link.otherId), link.disputeId(), link.kind.fromTheOtherSide())
                .ifPresent(otherSide -> otherSide.endedAt = at);
    }

    private void note(Dispute dispute, Dispute other, TimelineStep step, Instant at) {
        disputes.note(dispute, step, other.id, at);
        disputes.note(other, step, dispute.id, at);
    }
}
