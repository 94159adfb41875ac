package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.ChangedResource;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** Finds outcomes. */
@ApplicationScoped
public class Outcomes {
    private static final Set<Action> SIGNING = EnumSet.of(Action.MARK, Action.SIGN, Action.SEAL);

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    ChangedResource changed;

    @Inject
    Journal journal;

    @Inject
    Disputes disputes;

    @Inject
    Obligations obligations;

    @Inject
    Agreements agreements;

    @Inject
    Telling telling;

    @Inject
    Confirming confirming;

    /** An outcome and its dispute, both locked; always the dispute first, as every other action does. */
    record Change(Dispute dispute, Outcome outcome) {}

    Outcome get(UUID id) {
        journal.about(id);
        return session.createQuery("from Outcome where id = :id", Outcome.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** For an action on the outcome that stands, or for those that sign on the one that is being signed. */
    Change change(UUID id, Action action) {
        var outcome = get(id);
        var dispute = disputes.locked(outcome.disputeId);
        journal.about(id);
        session.refresh(outcome, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(outcome.version);
        changed.is("/v1/outcomes/" + id, () -> outcome.version);
        disputes.must(dispute, action);
        if (!id.equals(SIGNING.contains(action) ? dispute.draftId : dispute.outcomeId)) {
            var state = outcome.track == null ? outcome.kind : outcome.track;
            throw Problem.WRONG_STATE.exception(state).possible(state, disputes.allowed(dispute));
        }
        return new Change(dispute, outcome);
    }

    Outcome start(Dispute dispute, OutcomeKind kind, Instant at) {
        var outcome = new Outcome();
        outcome.belongsTo(dispute);
        outcome.kind = kind;
        outcome.level = dispute.level;
        outcome.committeeId = dispute.committeeId;
        outcome.mediatorId = dispute.mediatorId;
        outcome.at = at;
        outcome.byPost = caller.post().id();
        outcome.demo = dispute.demo;
        return outcome;
    }

    /** Its parts are read only where there are any. */
    OutcomeDetail detail(Outcome outcome) {
        session.flush();
        return new OutcomeDetail(
                outcome,
                outcome.form == AgreementForm.WRITTEN ? agreements.marks(outcome.id) : List.of(),
                outcome.obligations == 0 ? List.of() : obligations.details(outcome.id),
                outcome.toldOfOtherRoutes ? telling.of(outcome) : List.of(),
                outcome.confirmation == null ? null : confirming.last(outcome.id),
                caller.is(Role.RESIDENT));
    }

    /** A part of the outcome makes a new version of it. */
    void touch(Outcome outcome) {
        session.lock(outcome, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    public Paged<OutcomeSummary> list(OutcomeFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var after = paging.after(2);
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Outcome.class);
        var row = query.from(Outcome.class);
        var conditions = conditions(filter, builder, row);
        if (!after.isEmpty()) {
            var at = paging.time(after.get(0));
            var id = paging.id(after.get(1));
            conditions.add(builder.lessThanOrEqualTo(row.get("at"), at));
            conditions.add(builder.or(builder.lessThan(row.get("at"), at), builder.lessThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(row.get("at")), builder.desc(row.get("id")));
        var rows = session.createQuery(query).setMaxResults(paging.limit + 1).getResultList();
        var forParty = caller.is(Role.RESIDENT);
        return paging.page(rows, o -> new OutcomeSummary(o, forParty), o -> List.of(o.at, o.id), () -> count(filter));
    }

    private long count(OutcomeFilter filter) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(UUID.class);
        var row = query.from(Outcome.class);
        query.select(row.get("id")).where(conditions(filter, builder, row).toArray(Predicate[]::new));
        return session.createQuery(query)
                .setMaxResults(Paging.counted())
                .getResultList()
                .size();
    }

    private List<Predicate> conditions(OutcomeFilter filter, CriteriaBuilder builder, Root<Outcome> row) {
        var conditions = new ArrayList<Predicate>();
        var area = filter.area == null ? caller.area() : filter.area;
        if (caller.is(Role.RESIDENT)) conditions.add(row.get("disputeId").in(caller.ownDisputes()));
        if (!caller.is(Role.RESIDENT) || filter.area != null)
            conditions.add(
                    switch (area.tier()) {
                        case PROVINCE -> builder.between(row.get("city"), area.value(), area.value() + "~");
                        case CITY -> builder.equal(row.get("city"), area.value());
                        case DISTRICT -> builder.equal(row.get("district"), area.value());
                        case SUBDISTRICT -> builder.equal(row.get("subdistrict"), area.value());
                        case COMMUNITY -> builder.equal(row.get("community"), area.value());
                        case GRID -> builder.equal(row.get("area"), area);
                    });
        if (!filter.all && filter.track == null && filter.dispute == null)
            conditions.add(builder.isTrue(row.get("standing")));
        if (filter.track != null) conditions.add(builder.equal(row.get("track"), filter.track));
        if (filter.dispute != null) conditions.add(builder.equal(row.get("disputeId"), filter.dispute));
        if (filter.kind != null) conditions.add(builder.equal(row.get("kind"), filter.kind));
        if (filter.fulfilment != null) conditions.add(builder.equal(row.get("fulfilment"), filter.fulfilment));
        if (filter.level != null) conditions.add(builder.equal(row.get("level"), filter.level));
        if (filter.mediator != null) conditions.add(builder.equal(row.get("mediatorId"), filter.mediator));
        if (filter.from != null) conditions.add(builder.greaterThanOrEqualTo(row.get("at"), Days.start(filter.from)));
        if (filter.to != null) conditions.add(builder.lessThan(row.get("at"), Days.start(filter.to.plusDays(1))));
        return conditions;
    }
}
