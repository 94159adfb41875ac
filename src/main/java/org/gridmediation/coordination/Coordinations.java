package org.gridmediation.coordination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.attachment.Attachments;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.Clocks;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Standing;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.organization.Organization;
import org.gridmediation.organization.OrganizationKind;

/** From the whistle to the applicant's answer. */
@ApplicationScoped
class Coordinations {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Attachments attachments;

    @Inject
    Standing standing;

    @Inject
    Clocks clocks;

    CoordinationDetail request(Dispute dispute, NewCoordination form) {
        var lead = organization(form.leadId(), "/leadId");
        // To a committee a dispute is transferred: committees have no hierarchy.
        if (lead.kind == OrganizationKind.MEDIATION_COMMITTEE || !lead.area.contains(dispute.area))
            throw Problem.RULE_BROKEN.at("/leadId", "DEPARTMENT_NOT_COMPETENT");
        var joining = form.joiningIds() == null ? List.<UUID>of() : form.joiningIds();
        for (int i = 0; i < joining.size(); i++) organization(joining.get(i), "/joiningIds/" + i);
        if (joining.contains(lead.id)) throw Problem.RULE_BROKEN.at("/joiningIds", "LEAD_JOINS");
        var faults = new Faults();
        var dates = disputes.dates(dispute);
        dates.check(Moment.COORDINATION, form.requestedAt(), "/requestedAt", faults);
        dates.with(Moment.COORDINATION, form.requestedAt())
                .check(Moment.COORDINATION_DUE, form.dueAt(), "/dueAt", faults);
        faults.raise();
        var coordination = new Coordination();
        coordination.belongsTo(dispute);
        coordination.number = of(dispute).size() + 1;
        coordination.leadId = lead.id;
        coordination.joiningIds = joining;
        coordination.asked = form.asked();
        coordination.requestedAt = form.requestedAt();
        coordination.dueAt = form.dueAt();
        coordination.at = Days.now();
        coordination.byName = caller.post().name();
        coordination.byPost = caller.post().id();
        coordination.persist();
        dispute.await(lead.id);
        // Written down afterwards, nobody waits for it any more.
        if (coordination.dueAt.isAfter(coordination.at))
            clocks.startUntil(dispute, ClockKind.COORDINATION, coordination.id, coordination.dueAt, lead);
        disputes.note(dispute, TimelineStep.COORDINATION_REQUESTED, coordination.id);
        return new CoordinationDetail(coordination, List.of());
    }

    /** By the department itself, or on its behalf by those who may ask for it. */
    CoordinationDetail progress(Dispute dispute, Coordination coordination, NewProgress form) {
        var itself = coordination.leadId.equals(caller.post().organizationId());
        disputes.must(dispute, Action.RECORD_PROGRESS);
        if (!itself && !standing.isInField(dispute))
            throw Problem.NOT_THE_HOLDER
                    .exception()
                    .possible(dispute.status, disputes.allowed(dispute))
                    .under(caller.otherPosts(
                            "recordProgress",
                            post -> coordination.leadId.equals(post.organizationId())
                                    || caller.would(post, () -> standing.isInField(dispute))));
        must(dispute, coordination, CoordinationState.REQUESTED);
        var earlier = progress(coordination);
        var dates = new Chronology().with(Moment.COORDINATION, coordination.requestedAt);
        earlier.forEach(p -> dates.with(Moment.LAST_PROGRESS, p.reportedAt));
        dates.must(Moment.REMEDY, form.reportedAt(), "/reportedAt");
        var progress = new Progress();
        progress.belongsTo(dispute);
        progress.coordinationId = coordination.id;
        progress.number = earlier.size() + 1;
        progress.text = form.text();
        progress.evidence = attachments.proofs(dispute, form.evidence(), "/evidence");
        progress.done = form.done();
        progress.onBehalf = !itself;
        progress.reportedAt = form.reportedAt();
        progress.at = Days.now();
        progress.byName = caller.post().name();
        progress.byPost = caller.post().id();
        progress.persist();
        if (progress.done) {
            coordination.done(form.reportedAt());
            dispute.remedied(coordination.leadId);
            clocks.stop(dispute, ClockKind.COORDINATION, coordination.id, form.reportedAt());
        }
        disputes.note(
                dispute,
                progress.done ? TimelineStep.COORDINATION_DONE : TimelineStep.COORDINATION_PROGRESSED,
                coordination.id);
        return detail(coordination);
    }

    CoordinationDetail feedback(Dispute dispute, Coordination coordination, NewFeedback form) {
        disputes.must(dispute, Action.RECORD_FEEDBACK);
        must(dispute, coordination, CoordinationState.DONE);
        new Chronology()
                .with(Moment.REMEDY, coordination.doneAt)
                .must(Moment.REMEDY_FEEDBACK, form.toldAt(), "/toldAt");
        coordination.told(form);
        dispute.told();
        disputes.note(dispute, TimelineStep.COORDINATION_TOLD, coordination.id);
        return detail(coordination);
    }

    private void must(Dispute dispute, Coordination coordination, CoordinationState state) {
        if (coordination.state != state)
            throw Problem.WRONG_STATE
                    .exception(coordination.state)
                    .possible(coordination.state, disputes.allowed(dispute));
    }

    private Organization organization(UUID id, String pointer) {
        var organization = Organization.<Organization>findById(id);
        if (organization == null) throw Problem.RULE_BROKEN.at(pointer, "ORGANIZATION_UNKNOWN");
        if (!organization.worksOn(Days.today())) throw Problem.RULE_BROKEN.at(pointer, "ORGANIZATION_ENDED");
        return organization;
    }

    Coordination get(Dispute dispute, UUID id) {
        return of(dispute).stream().filter(c -> c.id.equals(id)).findFirst().orElseThrow(Problem.NOT_FOUND::exception);
    }

    List<CoordinationDetail> list(Dispute dispute) {
        return of(dispute).stream().map(this::detail).toList();
    }

    private List<Coordination> of(Dispute dispute) {
        return Coordination.<Coordination>list("dispute = ?1 order by number", dispute.key());
    }

    private CoordinationDetail detail(Coordination coordination) {
        return new CoordinationDetail(coordination, progress(coordination));
    }

    private List<Progress> progress(Coordination coordination) {
        return Progress.<Progress>list(
                "dispute = ?1 and coordinationId = ?2 order by number", coordination.dispute, coordination.id);
    }
}
