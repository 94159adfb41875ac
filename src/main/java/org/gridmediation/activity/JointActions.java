package org.gridmediation.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeList;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.organization.Organization;

/** Finds joint actions and writes them down. */
@ApplicationScoped
class JointActions {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    CodeTables codes;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    @Inject
    Disputes disputes;

    JointAction get(UUID id) {
        journal.about(id);
        return session.createQuery("from JointAction where id = :id", JointAction.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
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
        session.persist(action);
        session.flush();
        journal.about(action.id);
        return action;
    }

    JointAction change(UUID id, NewJointAction form) {
        var action = get(id);
        session.refresh(action, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(action.version);
        if (!action.area.equals(form.area())) throw Problem.RULE_BROKEN.at("/area", "AREA_FIXED");
        describe(action, form);
        session.flush();
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
        for (int i = 0; i < organizations.size(); i++)
            faults.addIf(isUnknown(organizations.get(i)), "/organizationIds/" + i, "ORGANIZATION_UNKNOWN");
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
        return session.createQuery("from Dispute where id = :id and district = :district", Dispute.class)
                .setParameter("id", id)
                .setParameter("district", district)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private boolean isUnknown(UUID organization) {
        return session.find(Organization.class, organization) == null;
    }

    Paged<JointActionSummary> list(JointActionFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var after = paging.after(2);
        var at = after.isEmpty() ? null : paging.time(after.get(0));
        var id = after.isEmpty() ? null : paging.id(after.get(1));
        return paging.page(
                rows(filter, at, id, paging.limit + 1),
                JointActionSummary::new,
                a -> List.of(a.plannedAt, a.id),
                () -> rows(filter, null, null, Paging.counted()).size());
    }

    private List<JointAction> rows(JointActionFilter filter, Instant at, UUID id, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(JointAction.class);
        var row = query.from(JointAction.class);
        var conditions = conditions(filter, builder, row);
        if (at != null) {
            conditions.add(builder.lessThanOrEqualTo(row.get("plannedAt"), at));
            conditions.add(
                    builder.or(builder.lessThan(row.get("plannedAt"), at), builder.lessThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(row.get("plannedAt")), builder.desc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }

    private List<Predicate> conditions(JointActionFilter filter, CriteriaBuilder builder, Root<JointAction> row) {
        var conditions = new ArrayList<Predicate>();
        conditions.add(DisputeList.inArea(builder, row, filter.area == null ? caller.area() : filter.area));
        if (filter.mechanism != null) conditions.add(builder.equal(row.get("mechanism"), filter.mechanism));
        if (filter.dispute != null) conditions.add(builder.equal(row.get("disputeId"), filter.dispute));
        if (filter.from != null)
            conditions.add(builder.greaterThanOrEqualTo(row.get("plannedAt"), Days.start(filter.from)));
        if (filter.to != null)
            conditions.add(builder.lessThan(row.get("plannedAt"), Days.start(filter.to.plusDays(1))));
        return conditions;
    }
}
