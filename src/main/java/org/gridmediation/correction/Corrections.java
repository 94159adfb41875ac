package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Operation;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.Days;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.journal.Journal;

/** Finds corrections, and writes down what happens to them. */
@ApplicationScoped
class Corrections {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    @Inject
    Clocks clocks;

    /** Of what the caller's role does not read, it sees no corrections either. */
    Correction get(UUID id) {
        return find(id, LockModeType.NONE);
    }

    private Correction find(UUID id, LockModeType lock) {
        journal.about(id);
        return session.createQuery("from Correction where id = :id", Correction.class)
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .filter(c -> c.kind.isReadBy(caller.post().role()))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    void begin(Correction correction, Step step) {
        correction.becomes(correction.state, due(correction, correction.at));
        session.persist(correction);
        session.persist(correction.note(step, caller.post(), correction.text, correction.at));
    }

    /** Locked, in the version that the caller saw, and only if the caller may do this to it now; done when this returns. */
    Correction act(UUID id, Act act, String note) {
        var now = Days.now();
        var correction = find(id, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(correction.seen(now));
        passed(correction, now);
        if (!correction.takes(act, now))
            throw Problem.WRONG_STATE.exception(correction.state).possible(correction.state, allowed(correction));
        if (!act.side.rule.test(correction, caller.post()))
            throw Problem.CORRECTION_NOT_YOURS
                    .exception()
                    .possible(correction.state, allowed(correction))
                    .under(caller.otherPosts(act.operation, post -> act.side.rule.test(correction, post)));
        if (act == Act.ESCALATE) escalate(correction);
        does(correction, act, note, now);
        return correction;
    }

    private void escalate(Correction correction) {
        var above = correction.above();
        if (above == null) throw Problem.NO_FURTHER_TIER.exception().possible(correction.state, allowed(correction));
        correction.escalatedTo = above;
    }

    void does(Correction correction, Act act, String note, Instant at) {
        if (act == Act.ACKNOWLEDGE) correction.acknowledgedAt = at;
        else correction.becomes(act.after, act.after.waits() ? due(correction, at) : null);
        session.persist(correction.note(act.step, caller.post(), note, at));
    }

    /** Missed once each, wherever it is found out. */
    void passed(Correction correction, Instant at) {
        if (!correction.isOverdue(at) || correction.missedAt != null) return;
        correction.missedAt = at;
        correction.missed++;
        session.persist(correction.note(Step.OVERDUE, CallerPost.ofSystem(correction.area), null, at));
    }

    /** By the policy in force, which may tell urgent disputes apart. What was promised to the flagger is not reckoned anew. */
    private Instant due(Correction correction, Instant from) {
        var urgency = correction.disputeId == null
                ? null
                : session.createQuery("select urgency from Dispute where id = :id", Urgency.class)
                        .setParameter("id", correction.disputeId)
                        .getSingleResult();
        return clocks.due(ClockKind.CORRECTION, correction.area, urgency, from);
    }

    /** The ids of the operations that the caller may call on it now. */
    private List<String> allowed(Correction correction) {
        var now = Days.now();
        var role = caller.post().role();
        return Stream.of(Act.values())
                .filter(a -> Operation.of(a.operation).roles().contains(role))
                .filter(a -> correction.takes(a, now))
                .filter(a -> a.side.rule.test(correction, caller.post()))
                .filter(a -> a != Act.ESCALATE || correction.above() != null)
                .map(a -> a.operation)
                .distinct()
                .toList();
    }

    CorrectionDetail detail(Correction correction) {
        session.flush();
        return new CorrectionDetail(correction, Days.now(), allowed(correction));
    }

    List<CorrectionTimelineItem> timeline(Correction correction, RowPaging paging) {
        var rows = session.createQuery(
                        "from CorrectionEvent where correctionId = :correction and number > :after order by number",
                        CorrectionEvent.class)
                .setParameter("correction", correction.id)
                .setParameter("after", paging.after(Integer::valueOf, 0))
                .setMaxResults(paging.wanted())
                .getResultList();
        return paging.rows(rows, CorrectionTimelineItem::new, e -> e.number);
    }
}
