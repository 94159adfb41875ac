package org.gridmediation.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.organization.Organization;
import org.gridmediation.records.AreaRecords;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Finds joint actions and writes them down. */
@ApplicationScoped
class JointActions extends AreaRecords<JointAction> {
    private static final KeysetList<JointAction> LATEST = KeysetList.descending(
            JointAction.class, KeysetList.time("plannedAt", a -> a.plannedAt), KeysetList.id("id", a -> a.id));

    @Inject
    EntityManager entities;

    @Inject
    Areas areas;

    @Inject
    CodeTables codes;

    @Inject
    Disputes disputes;

    JointActions() {
        super(JointAction.class);
    }

    @Override
    protected String path(JointAction action) {
        return "/v1/joint-actions/" + action.id;
    }

    @Override
    protected int version(JointAction action) {
        return action.version;
    }

    JointAction create(NewJointAction form) {
        caller.mustCover(form.area());
        areas.mustTakeRecords(form.area());
        if (form.area().tier().digits < Tier.DISTRICT.digits)
            throw Problem.RULE_BROKEN.at("/area", "AREA_ABOVE_DISTRICT");
        var action = new JointAction();
        action.belongsTo(form.area());
        action.at = Days.now();
        action.byPost = caller.post().id();
        describe(action, form);
        action.persist();
        entities.flush();
        journal.about(action.id);
        return action;
    }

    JointAction change(UUID id, NewJointAction form) {
        var action = seen(id);
        if (!action.area.equals(form.area())) throw Problem.RULE_BROKEN.at("/area", "AREA_FIXED");
        describe(action, form);
        entities.flush();
        return action;
    }

    private void describe(JointAction action, NewJointAction form) {
        var day = Days.of(form.heldAt() == null ? form.plannedAt() : form.heldAt());
        var faults = new Faults();
        // One that it was planned under stays good after its end.
        faults.addIf(
                !form.mechanism().equals(action.mechanism)
                        && !codes.isInForce(CodeTables.JOINT_MECHANISMS, form.mechanism(), action.area, day),
                "/mechanism",
                "MECHANISM_UNKNOWN");
        var dispute = form.disputeId() == null ? null : dispute(form.disputeId(), action.district);
        faults.addIf(form.disputeId() != null && dispute == null, "/disputeId", "DISPUTE_UNKNOWN");
        var dates = dispute == null ? new Chronology() : Chronology.of(dispute);
        dates.check(Moment.JOINT_ACTION, form.heldAt(), "/heldAt", faults);
        dates.with(Moment.JOINT_ACTION, Days.start(day));
        faults.addIf(isUnknown(form.leadId()), "/leadId", "ORGANIZATION_UNKNOWN");
        var organizations = form.organizations();
        for (int i = 0; i < organizations.size(); i++) {
            var unknown = isUnknown(organizations.get(i));
            var leads = organizations.get(i).equals(form.leadId());
            faults.addIf(unknown || leads, "/organizationIds/" + i, unknown ? "ORGANIZATION_UNKNOWN" : "LEAD_JOINS");
        }
        faults.addIf(form.outcome() != null && form.heldAt() == null, "/outcome", "NOT_HELD_YET");
        var items = form.items() == null ? List.<NewJointAction.Item>of() : form.items();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var pointer = "/items/" + i;
            dates.check(Moment.JOINT_ITEM, item.dueOn(), pointer + "/dueOn", faults);
            if (item.doneOn() == null) continue;
            faults.addIf(form.heldAt() == null, pointer + "/doneOn", "NOT_HELD_YET");
            if (form.heldAt() != null) dates.check(Moment.JOINT_ITEM, item.doneOn(), pointer + "/doneOn", faults);
        }
        faults.raise();
        // What it was held for stays that after its end.
        if (dispute != null && !dispute.id.equals(action.disputeId)) disputes.mustGoOn(dispute);
        action.describe(form);
    }

    private Dispute dispute(UUID id, String district) {
        return Dispute.<Dispute>find("id = ?1 and district = ?2", id, district)
                .firstResultOptional()
                .orElse(null);
    }

    private boolean isUnknown(UUID organization) {
        return Organization.<Organization>findById(organization) == null;
    }

    Paged<JointActionSummary> list(JointActionFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var conditions = new Conditions()
                .inArea(filter.area == null ? caller.area() : filter.area)
                .equal("mechanism", filter.mechanism)
                .equal("disputeId", filter.dispute)
                .between("plannedAt", filter.from, filter.to);
        return LATEST.page(conditions, paging, JointActionSummary::new);
    }
}
