package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;

/** Who mediates a dispute: one mediator, or one who leads and others, from their assignment until they are released. */
@ApplicationScoped
public class Assignments {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Standing standing;

    @Inject
    Neutrality neutrality;

    @Inject
    Scope scope;

    void assign(Dispute dispute, ActionRequests.NewAssignment form) {
        var first = candidate(dispute, form.mediatorId(), "/mediatorId");
        var others = new ArrayList<Mediator>();
        var ids = form.coMediatorIds() == null ? List.<UUID>of() : form.coMediatorIds();
        var faults = new Faults();
        for (int i = 0; i < ids.size(); i++) {
            var other = candidate(dispute, ids.get(i), "/coMediatorIds/" + i);
            faults.addIf(
                    other.staffId.equals(first.staffId)
                            || others.stream().anyMatch(m -> m.staffId.equals(other.staffId)),
                    "/coMediatorIds/" + i,
                    "MEDIATOR_TWICE");
            others.add(other);
        }
        faults.raise();
        assign(dispute, first, others, form.mode(), form.conflictDecision(), Days.now());
    }

    private Mediator candidate(Dispute dispute, UUID id, String pointer) {
        var mediator = Mediator.<Mediator>findById(id);
        if (mediator == null) throw Problem.RULE_BROKEN.at(pointer, "MEDIATOR_UNKNOWN");
        if (!mediator.organizationId.equals(dispute.committeeId))
            throw Problem.RULE_BROKEN.at(pointer, "MEDIATOR_OF_OTHER_COMMITTEE");
        return locked(mediator);
    }

    /** One mediator, or one who leads and others (人民调解法 art. 19); each engaged and apart from the parties. */
    public void assign(
            Dispute dispute,
            Mediator first,
            List<Mediator> others,
            AssignmentMode mode,
            ConflictDecision decision,
            Instant at) {
        release(dispute, at);
        appoint(dispute, first, true, mode, decision, at, others.isEmpty() ? "" : "/mediatorId");
        for (int i = 0; i < others.size(); i++)
            appoint(dispute, others.get(i), false, mode, decision, at, "/coMediatorIds/" + i);
        dispute.mediatedBy(first, others);
        disputes.note(dispute, TimelineStep.ASSIGNED, first.id, at);
        // Whoever may vary an agreement has no open case for it.
        if (!dispute.status.isOpen()) release(dispute, at);
    }

    private void appoint(
            Dispute dispute,
            Mediator mediator,
            boolean leads,
            AssignmentMode mode,
            ConflictDecision decision,
            Instant at,
            String pointer) {
        if (!mediator.mayMediateOn(Days.of(at))) throw Problem.NOT_ENGAGED.exception();
        neutrality.examine(dispute, mediator, decision, at, pointer);
        var assignment = new Assignment();
        assignment.belongsTo(dispute);
        assignment.mediatorId = mediator.id;
        assignment.leads = leads;
        assignment.mode = mode;
        assignment.at = at;
        assignment.byPost = caller.post().id();
        assignment.persist();
        mediator.openCases++;
    }

    /** Ends the current assignments: others come, or the mediation is over. The dispute keeps the last mediators' names. */
    public void release(Dispute dispute, Instant at) {
        current(dispute).forEach(assignment -> end(dispute, assignment, at));
        entities.flush();
    }

    /** Without the one who leads, nobody mediates until the committee assigns anew: those beside them are taken off too. */
    public void takeOff(Dispute dispute, UUID mediatorId, Instant at) {
        var leads = mediatorId.equals(dispute.mediatorId);
        var taken = current(dispute)
                .filter(a -> leads || a.mediatorId.equals(mediatorId))
                .toList();
        taken.forEach(a -> end(dispute, a, at));
        entities.flush();
        var first = leads ? null : Mediator.<Mediator>findById(dispute.mediatorId);
        var others = current(dispute)
                .filter(a -> !a.leads)
                .map(a -> Mediator.<Mediator>findById(a.mediatorId))
                .toList();
        dispute.mediatedBy(first, others);
        disputes.note(dispute, TimelineStep.MEDIATOR_TAKEN_OFF, mediatorId, at);
        taken.stream()
                .filter(a -> !a.mediatorId.equals(mediatorId))
                .forEach(a -> disputes.note(dispute, TimelineStep.MEDIATOR_TAKEN_OFF, a.mediatorId, at));
    }

    private void end(Dispute dispute, Assignment assignment, Instant at) {
        assignment.until = at;
        var mediator = Mediator.<Mediator>findById(assignment.mediatorId);
        if (mediator != null) {
            entities.flush();
            locked(mediator).openCases--;
        } else scope.over(new AreaCode(dispute.district), () -> countDown(assignment.mediatorId));
    }

    /** After a transfer sideways the receiver does not see the sender's mediators. */
    private void countDown(UUID id) {
        Mediator.<Mediator>findById(id, LockModeType.PESSIMISTIC_WRITE).openCases--;
        entities.flush();
    }

    /** Whether the one who led then, or somebody else who mediated it then, does so no more; after an agreement only who led is known. */
    public boolean hasLost(Dispute dispute, UUID leader, Instant since) {
        var staying = current(dispute).map(a -> a.mediatorId).toList();
        if (!staying.contains(leader)) return true;
        return Assignment.<Assignment>stream("dispute = ?1 and until >= ?2", dispute.key(), since)
                .anyMatch(a -> !staying.contains(a.mediatorId));
    }

    /** Since when this one has been mediating it without a break, or did last; null when they never did. */
    public Instant since(Dispute dispute, UUID staffId) {
        Instant since = null;
        for (var assignment : Assignment.<Assignment>list(
                "select a from Assignment a join Mediator m on m.id = a.mediatorId where a.dispute = ?1 and m.staffId = ?2 order by a.at desc",
                dispute.key(),
                staffId)) {
            if (since != null && (assignment.until == null || assignment.until.isBefore(since))) break;
            since = assignment.at;
        }
        return since;
    }

    /** By mediator, so that two requests lock them in one order. */
    public Stream<Assignment> current(Dispute dispute) {
        return Assignment.<Assignment>list("dispute = ?1 and until is null order by mediatorId", dispute.key())
                .stream();
    }

    /** Takes up again the assignments that were released at that time, but for mediators who are no longer engaged. */
    public void resume(Dispute dispute, Instant released) {
        var last =
                Assignment.<Assignment>list("dispute = ?1 and until = ?2 order by mediatorId", dispute.key(), released);
        if (last.isEmpty()) return;
        var leaders = new ArrayList<Mediator>();
        var others = new ArrayList<Mediator>();
        for (var assignment : last) {
            var mediator = Mediator.<Mediator>findById(assignment.mediatorId);
            if (mediator == null || !locked(mediator).mayMediateOn(Days.today())) continue;
            assignment.until = null;
            mediator.openCases++;
            (assignment.leads ? leaders : others).add(mediator);
        }
        dispute.mediatedBy(leaders.isEmpty() ? null : leaders.get(0), others);
        // Without the one who leads, nobody mediates.
        if (leaders.isEmpty()) release(dispute, Days.now());
    }

    public Mediator ownEngagement(AreaCode area, LocalDate day) {
        return locked(standing.engagement(area, day).orElseThrow(Problem.NOT_ENGAGED::exception));
    }

    /** As it is now, whatever was read of it before: its open cases are counted up and down by others at the same time. */
    private Mediator locked(Mediator mediator) {
        entities.refresh(mediator, LockModeType.PESSIMISTIC_WRITE);
        return mediator;
    }

    /** Only an assigned mediator acts, and only while engaged, on the day itself; so are all who mediate beside them. */
    public Mediator mustMediate(Dispute dispute, LocalDate day) {
        var mediator = current(dispute)
                .map(a -> Mediator.<Mediator>findById(a.mediatorId))
                .filter(m -> m != null && m.staffId.equals(caller.staffId()))
                .findFirst()
                .orElseThrow(() -> disputes.refusal(Problem.NOT_THE_MEDIATOR, dispute));
        mustAllBeEngaged(dispute, day);
        return mediator;
    }

    /** For what a mediator still does after the end, when nobody is assigned any more. */
    public void mustHaveMediated(Dispute dispute, LocalDate day) {
        if (!standing.mediates(dispute)) throw disputes.refusal(Problem.NOT_THE_MEDIATOR, dispute);
        mustAllBeEngaged(dispute, day);
    }

    /** Papers name all of them as those who mediated on that day. */
    private void mustAllBeEngaged(Dispute dispute, LocalDate day) {
        standing.notEngaged(dispute, day).ifPresent(who -> {
            throw disputes.refusal(Problem.NOT_ENGAGED, dispute).existing(who);
        });
    }
}
