package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Operation;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.records.AreaRecords;

/** Finds corrections, and writes down what happens to them. */
@ApplicationScoped
class Corrections extends AreaRecords<Correction> {
    @Inject
    EntityManager entities;

    @Inject
    Clocks clocks;

    Corrections() {
        super(Correction.class);
    }

    @Override
    protected String path(Correction correction) {
        return "/v1/corrections/" + correction.id;
    }

    @Override
    protected int version(Correction correction) {
        return correction.seen(Days.now());
    }

    /** Of what the caller does not read, they see no corrections either. */
    @Override
    public Correction get(UUID id) {
        return readable(super.get(id));
    }

    @Override
    public Correction locked(UUID id) {
        return readable(super.locked(id));
    }

    private Correction readable(Correction correction) {
        if (!correction.kind.isReadBy(caller.post())) throw Problem.NOT_FOUND.exception();
        return correction;
    }

    void begin(Correction correction, CorrectionStep step) {
        correction.becomes(correction.state, due(correction, correction.at));
        correction.persist();
        entities.persist(correction.note(step, caller.post(), correction.text, correction.at));
    }

    /** Locked, in the version that the caller saw, and only if the caller may do this to it now; done when this returns. */
    Correction act(UUID id, CorrectionAction act, String note) {
        var now = Days.now();
        var correction = seen(id);
        passed(correction, now);
        if (!correction.takes(act, now))
            throw Problem.WRONG_STATE.exception(correction.state).possible(correction.state, allowed(correction));
        if (!act.side.rule.test(correction, caller.post()))
            throw Problem.CORRECTION_NOT_YOURS
                    .exception()
                    .possible(correction.state, allowed(correction))
                    .under(caller.otherPosts(act.operation, post -> act.side.rule.test(correction, post)));
        if (act == CorrectionAction.ESCALATE) escalate(correction);
        does(correction, act, note, now);
        return correction;
    }

    private void escalate(Correction correction) {
        var above = correction.above();
        if (above == null) throw Problem.NO_FURTHER_TIER.exception().possible(correction.state, allowed(correction));
        correction.escalatedTo = above;
    }

    void does(Correction correction, CorrectionAction act, String note, Instant at) {
        if (act == CorrectionAction.ACKNOWLEDGE) correction.acknowledgedAt = at;
        else correction.becomes(act.after, act.after.waits() ? due(correction, at) : null);
        entities.persist(correction.note(act.step, caller.post(), note, at));
    }

    /** Missed once each, wherever it is found out. */
    void passed(Correction correction, Instant at) {
        if (!correction.isOverdue(at) || correction.missedAt != null) return;
        correction.missedAt = at;
        correction.missed++;
        entities.persist(correction.note(CorrectionStep.OVERDUE, CallerPost.ofSystem(correction.area), null, at));
    }

    /** By the policy in force, which may tell urgent disputes apart. What was promised to the flagger is not reckoned anew. */
    private Instant due(Correction correction, Instant from) {
        var urgency = correction.disputeId() == null
                ? null
                : Dispute.<Dispute>find(
                                "select urgency from Dispute where id = ?1 and district = ?2",
                                correction.disputeId(),
                                correction.district)
                        .project(Urgency.class)
                        .singleResult();
        return clocks.due(ClockKind.CORRECTION, correction.area, urgency, from);
    }

    /** The ids of the operations that the caller may call on it now. */
    private List<String> allowed(Correction correction) {
        var now = Days.now();
        var role = caller.post().role();
        return Stream.of(CorrectionAction.values())
                .filter(a -> Operation.of(a.operation).roles().contains(role))
                .filter(a -> correction.takes(a, now))
                .filter(a -> a.side.rule.test(correction, caller.post()))
                .filter(a -> a != CorrectionAction.ESCALATE || correction.above() != null)
                .map(a -> a.operation)
                .distinct()
                .toList();
    }

    CorrectionDetail detail(Correction correction) {
        entities.flush();
        return new CorrectionDetail(correction, Days.now(), allowed(correction));
    }

    List<CorrectionTimelineItem> timeline(Correction correction, RowPaging paging) {
        var rows = CorrectionEvent.<CorrectionEvent>find(
                        "correctionId = ?1 and district = ?2 and number > ?3 order by number",
                        correction.id,
                        correction.district,
                        paging.after(Integer::valueOf, 0))
                .page(0, paging.wanted())
                .list();
        return paging.rows(rows, CorrectionTimelineItem::new, e -> e.number);
    }
}
