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
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** Finds outcomes. */
@ApplicationScoped
class Outcomes {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    Outcome get(UUID id) {
        journal.about(id);
        return session.createQuery("from Outcome where id = :id", Outcome.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    Outcome change(UUID id) {
        var outcome = get(id);
        session.refresh(outcome, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(outcome.version);
        return outcome;
    }

    List<ReturnVisitDetail> visits(UUID outcome) {
        return session.createQuery(
                        "from ReturnVisit where outcomeId = :outcome order by visitedAt, id", ReturnVisit.class)
                .setParameter("outcome", outcome)
                .getResultStream()
                .map(ReturnVisitDetail::new)
                .toList();
    }

    Paged<OutcomeSummary> list(OutcomeFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var after = paging.after(2);
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Outcome.class);
        var row = query.from(Outcome.class);
        var conditions = conditions(filter, builder, row);
        if (!after.isEmpty()) {
            var at = paging.part(after.get(0), Instant::parse);
            var id = paging.part(after.get(1), UUID::fromString);
            conditions.add(builder.lessThanOrEqualTo(row.get("at"), at));
            conditions.add(builder.or(builder.lessThan(row.get("at"), at), builder.lessThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(row.get("at")), builder.desc(row.get("id")));
        var rows = session.createQuery(query).setMaxResults(paging.limit + 1).getResultList();
        return paging.page(rows, OutcomeSummary::new, o -> List.of(o.at, o.id), () -> count(filter));
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
        conditions.add(
                switch (area.tier()) {
                    case PROVINCE -> builder.between(row.get("city"), area.value(), area.value() + "~");
                    case CITY -> builder.equal(row.get("city"), area.value());
                    case DISTRICT -> builder.equal(row.get("district"), area.value());
                    case SUBDISTRICT -> builder.equal(row.get("subdistrict"), area.value());
                    case COMMUNITY -> builder.equal(row.get("community"), area.value());
                    case GRID -> builder.equal(row.get("area"), area);
                });
        if (filter.kind != null) conditions.add(builder.equal(row.get("kind"), filter.kind));
        if (filter.fulfilment != null) conditions.add(builder.equal(row.get("fulfilment"), filter.fulfilment));
        if (filter.level != null) conditions.add(builder.equal(row.get("level"), filter.level));
        if (filter.mediator != null) conditions.add(builder.equal(row.get("mediatorId"), filter.mediator));
        if (filter.from != null) conditions.add(builder.greaterThanOrEqualTo(row.get("at"), Days.start(filter.from)));
        if (filter.to != null) conditions.add(builder.lessThan(row.get("at"), Days.start(filter.to.plusDays(1))));
        return conditions;
    }
}
