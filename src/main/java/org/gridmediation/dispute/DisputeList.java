package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;

/** Lists disputes: each of its orders is that of an index, at any tier and on any page. */
@ApplicationScoped
public class DisputeList {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Calendars calendars;

    public Paged<DisputeSummary> page(DisputeFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        caller.must("listDisputes", post -> filter.isShownTo(post.role()), Problem.OPERATION_NOT_PERMITTED);
        var after = paging.after(2);
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Dispute.class);
        var row = query.from(Dispute.class);
        var listed = listed(filter, builder, row);
        var conditions = conditions(filter, builder, query, row, listed);
        var nearestDue = filter.due != null && filter.due.isNearestFirst();
        Path<Instant> time = nearestDue ? row.get("dueAt") : listed.get("reportedAt");
        Path<UUID> id = nearestDue || filter.tag == null ? row.get("id") : listed.get("disputeId");
        if (!after.isEmpty()) {
            var lastTime = paging.time(after.get(0));
            var lastId = paging.id(after.get(1));
            if (nearestDue) {
                conditions.add(builder.greaterThanOrEqualTo(time, lastTime));
                conditions.add(builder.or(builder.greaterThan(time, lastTime), builder.greaterThan(id, lastId)));
            } else {
                conditions.add(builder.lessThanOrEqualTo(time, lastTime));
                conditions.add(builder.or(builder.lessThan(time, lastTime), builder.lessThan(id, lastId)));
            }
        }
        query.where(conditions.toArray(Predicate[]::new));
        if (nearestDue) query.orderBy(builder.asc(time), builder.asc(id));
        else query.orderBy(builder.desc(time), builder.desc(id));
        var rows = session.createQuery(query).setMaxResults(paging.limit + 1).getResultList();
        return paging.page(
                rows, disputes::summary, d -> List.of(nearestDue ? d.dueAt : d.reportedAt, d.id), () -> count(filter));
    }

    private long count(DisputeFilter filter) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(UUID.class);
        var row = query.from(Dispute.class);
        var listed = listed(filter, builder, row);
        query.select(row.get("id"))
                .where(conditions(filter, builder, query, row, listed).toArray(Predicate[]::new));
        return session.createQuery(query)
                .setMaxResults(Paging.counted())
                .getResultList()
                .size();
    }

    /** What gives a list its order: the disputes, or their entries under a tag, which have indexes of their own. */
    private static From<?, ?> listed(DisputeFilter filter, CriteriaBuilder builder, Root<Dispute> row) {
        if (filter.tag == null) return row;
        var tagged = row.join(Tagged.class);
        tagged.on(
                builder.equal(tagged.get("disputeId"), row.get("id")),
                builder.equal(tagged.get("district"), row.get("district")));
        return tagged;
    }

    private List<Predicate> conditions(
            DisputeFilter filter,
            CriteriaBuilder builder,
            CriteriaQuery<?> query,
            Root<Dispute> row,
            From<?, ?> listed) {
        var conditions = new ArrayList<Predicate>();
        // What an organization holds may have come from beside its area; the two walls keep it to what the caller sees.
        if (filter.holder != null) conditions.add(builder.equal(row.get("holderId"), filter.holder));
        var area = filter.area == null ? caller.area() : filter.area;
        if ((filter.holder == null && !caller.is(Role.RESIDENT)) || filter.area != null)
            conditions.add(inArea(builder, row, area));
        if (filter.tag != null) {
            conditions.add(builder.equal(listed.get("tag"), filter.tag));
            conditions.add(inArea(builder, listed, area));
        }
        // A resident's disputes may lie beside their own grid, and none of it is seen for lying inside.
        if (caller.is(Role.RESIDENT)) conditions.add(row.get("id").in(caller.ownDisputes()));
        if (filter.status != null) conditions.add(builder.equal(row.get("status"), filter.status));
        if (filter.escalation != null) conditions.add(builder.equal(row.get("escalation"), filter.escalation));
        if (filter.type != null)
            conditions.add(builder.or(
                    builder.equal(row.get("type"), filter.type),
                    builder.equal(row.get("publicOrderType"), filter.type)));
        if (filter.source != null) conditions.add(builder.equal(row.get("source"), filter.source));
        if (filter.level != null) conditions.add(builder.equal(row.get("level"), filter.level));
        if (filter.counted) conditions.add(builder.isNull(row.get("countedWith")));
        if (filter.mediator != null) conditions.add(builder.equal(row.get("mediatorId"), filter.mediator));
        if (filter.from != null)
            conditions.add(builder.greaterThanOrEqualTo(row.get("reportedAt"), Days.start(filter.from)));
        if (filter.to != null)
            conditions.add(builder.lessThan(row.get("reportedAt"), Days.start(filter.to.plusDays(1))));
        if (filter.due != null) {
            // Communities and grids read the index of their subdistrict: what is due there is little.
            if (filter.holder == null && area.tier().digits > Tier.SUBDISTRICT.digits)
                conditions.add(builder.equal(
                        row.get("subdistrict"), area.at(Tier.SUBDISTRICT).value()));
            conditions.addAll(due(filter.due, builder, row));
        }
        if (filter.party != null) {
            var parties = query.subquery(UUID.class);
            var party = parties.from(Party.class);
            parties.select(party.get("disputeId"))
                    .where(
                            builder.equal(party.get("residentId"), filter.party),
                            builder.isNull(party.get("removedAt")));
            conditions.add(row.get("id").in(parties));
        }
        if (filter.text != null) {
            var pattern = "%" + filter.text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
            conditions.add(builder.or(
                    builder.like(builder.lower(row.get("title")), pattern, '\\'),
                    builder.like(builder.lower(row.get("description")), pattern, '\\')));
        }
        return conditions;
    }

    private List<Predicate> due(Due due, CriteriaBuilder builder, Root<Dispute> row) {
        var now = Days.now();
        return switch (due) {
            case MISSED -> List.of(builder.greaterThan(row.get("missed"), builder.literal(0)));
            case OVERDUE -> List.of(builder.lessThanOrEqualTo(row.get("dueAt"), now));
            case SOON -> {
                var end = Days.start(
                        calendars.current().workdayAfter(Days.of(now)).plusDays(1));
                yield List.of(
                        builder.greaterThan(row.get("dueAt"), now), builder.lessThanOrEqualTo(row.get("dueAt"), end));
            }
        };
    }

    /** An equality on the tier's own column, so that the list is read in its order from one index (design.md 8.5). */
    public static Predicate inArea(CriteriaBuilder builder, From<?, ?> row, AreaCode area) {
        return switch (area.tier()) {
            case PROVINCE -> builder.between(row.get("city"), area.value(), area.value() + "~");
            case CITY -> builder.equal(row.get("city"), area.value());
            case DISTRICT -> builder.equal(row.get("district"), area.value());
            case SUBDISTRICT -> builder.equal(row.get("subdistrict"), area.value());
            case COMMUNITY -> builder.equal(row.get("community"), area.value());
            case GRID -> builder.equal(row.get("area"), area);
        };
    }
}
