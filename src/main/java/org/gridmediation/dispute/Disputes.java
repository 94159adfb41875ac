package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** Finds disputes and writes down what happens to them. */
@ApplicationScoped
public class Disputes {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    @Inject
    Desk desk;

    @Inject
    Calendars calendars;

    @Inject
    Grading grading;

    @Inject
    Scope scope;

    @Inject
    Event<Happened> happened;

    public Dispute get(UUID id) {
        journal.about(id);
        return session.createQuery("from Dispute where id = :id", Dispute.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** For an action: locked, in the version that the caller saw, and only if the caller may do this to it now. */
    public Dispute change(UUID id, Action action) {
        var dispute = changed(id);
        must(dispute, action);
        return dispute;
    }

    /** The same for an action on a part, which may refuse it before. */
    public Dispute changed(UUID id) {
        var dispute = locked(id);
        precondition.matches(dispute.version);
        return dispute;
    }

    /** For adding what conflicts with nothing that somebody else does: in whatever version it is. */
    public Dispute extend(UUID id, Action action) {
        var dispute = locked(id);
        must(dispute, action);
        return dispute;
    }

    /** The same question asked before work that takes its time; nothing is locked meanwhile, so it is asked again after it. */
    public Dispute ask(UUID id, Action action) {
        var dispute = get(id);
        must(dispute, action);
        session.detach(dispute);
        return dispute;
    }

    public void must(Dispute dispute, Action action) {
        desk.must(dispute, parties(dispute), action);
    }

    /** Whether this is one of its parties, or something that its timeline is about. */
    public boolean has(Dispute dispute, UUID part) {
        return parties(dispute).stream().anyMatch(p -> p.id.equals(part))
                || session.createQuery(
                                        "select count(*) from TimelineEntry where disputeId = :dispute and subjectId = :part",
                                        Long.class)
                                .setParameter("dispute", dispute.id)
                                .setParameter("part", part)
                                .getSingleResult()
                        > 0;
    }

    public Dispute locked(UUID id) {
        journal.about(id);
        return session.createQuery("from Dispute where id = :id", Dispute.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    public void note(Dispute dispute, Step step, UUID about) {
        note(dispute, step, about, Days.now());
    }

    /** Writes it into the timeline, and lets other features make of it what they must. */
    public void note(Dispute dispute, Step step, UUID about, Instant at) {
        session.persist(dispute.note(step, caller.post(), about, at));
        happened.fire(new Happened(dispute, step, about, at));
    }

    /**
     * Lets another area read the dispute and all its parts.
     *
     * @return false when it did so already
     */
    public boolean open(Dispute dispute, AreaCode to) {
        if (dispute.isSeenFrom(to)) return false;
        share(dispute, dispute.sharedWith + " " + to);
        return true;
    }

    /** Ends that. The area itself may be the caller's, who can no longer write what it no longer sees: the system does it. */
    public void close(Dispute dispute, AreaCode to) {
        session.flush();
        scope.over(dispute.area, () -> share(dispute, dispute.sharedWith.replace(" " + to, "")));
    }

    private void share(Dispute dispute, String with) {
        session.flush();
        for (var entity : session.getMetamodel().getEntities())
            if (OfDispute.class.isAssignableFrom(entity.getJavaType()))
                session.createQuery("update " + entity.getName() + " set sharedWith = :with where disputeId = :dispute")
                        .setParameter("with", with)
                        .setParameter("dispute", dispute.id)
                        .executeUpdate();
        dispute.sharedWith = with;
        session.flush();
    }

    public DisputeDetail detail(Dispute dispute) {
        session.flush();
        var parties = parties(dispute);
        var with = desk.countedWith(dispute);
        return new DisputeDetail(
                dispute,
                with == null ? dispute.countedWith : with.id,
                grading.suggested(dispute),
                parties,
                desk.allowed(dispute, parties));
    }

    /** The ids of the operations that the caller may call on it now. */
    public List<String> allowed(Dispute dispute) {
        return desk.allowed(dispute, parties(dispute));
    }

    public List<Party> parties(Dispute dispute) {
        return dispute.registered == null ? parties(dispute.id) : dispute.registered;
    }

    public List<Party> parties(UUID dispute) {
        return session.createQuery(
                        "from Party where disputeId = :dispute and removedAt is null order by number", Party.class)
                .setParameter("dispute", dispute)
                .getResultList();
    }

    /** The numbers of all its parties. */
    public Set<Integer> numbers(UUID dispute) {
        return parties(dispute).stream().map(p -> p.number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** No agreement, and no session, without the consent of every party (人民调解法 art. 3, 17). */
    public void mustAllConsent(UUID dispute) {
        if (!Party.allConsent(parties(dispute))) throw Problem.CONSENT_MISSING.exception();
    }

    List<TimelineItem> timeline(UUID dispute) {
        return session.createQuery("from TimelineEntry where disputeId = :dispute order by number", TimelineEntry.class)
                .setParameter("dispute", dispute)
                .setMaxResults(1000)
                .getResultStream()
                .map(TimelineItem::new)
                .toList();
    }

    Paged<DisputeSummary> list(DisputeFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        // What is not shown cannot be asked for either.
        if (caller.is(Role.CITY) && (filter.text != null || filter.party != null))
            throw Problem.OPERATION_NOT_PERMITTED.exception();
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
            var lastTime = paging.part(after.get(0), Instant::parse);
            var lastId = paging.part(after.get(1), UUID::fromString);
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
                rows, this::summary, d -> List.of(nearestDue ? d.dueAt : d.reportedAt, d.id), () -> count(filter));
    }

    public DisputeSummary summary(Dispute dispute) {
        return new DisputeSummary(dispute, !caller.is(Role.CITY));
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
        if (filter.holder == null || filter.area != null) conditions.add(inArea(builder, row, area));
        if (filter.tag != null) {
            conditions.add(builder.equal(listed.get("tag"), filter.tag));
            conditions.add(inArea(builder, listed, area));
        }
        if (caller.is(Role.RESIDENT)) conditions.add(builder.equal(row.get("applicant"), caller.subject()));
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
