package org.gridmediation.mediator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.Predicate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.organization.Organization;
import org.gridmediation.organization.OrganizationKind;
import org.hibernate.Session;

/** Finds mediators and keeps each step of their engagement. */
@ApplicationScoped
public class Mediators {
    @Inject
    Session session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    Mediator get(UUID id) {
        journal.about(id);
        return session.createQuery("from Mediator where id = :id", Mediator.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    Mediator change(UUID id) {
        var mediator = get(id);
        caller.mustCover(mediator.area);
        session.refresh(mediator, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(mediator.seen());
        return mediator;
    }

    Mediator nominate(Requests.Nomination form) {
        var committee = session.find(Organization.class, form.organizationId());
        if (committee == null || committee.kind != OrganizationKind.MEDIATION_COMMITTEE)
            throw Problem.RULE_BROKEN.at("/organizationId", "COMMITTEE_UNKNOWN");
        caller.mustCover(committee.area);
        if (session.find(Staff.class, form.staffId()) == null)
            throw Problem.RULE_BROKEN.at("/staffId", "STAFF_UNKNOWN");
        Problem.MEDIATOR_EXISTS.unlessFree(session.createQuery(
                        "select id from Mediator where staffId = :staff and organizationId = :committee and state <> :ended",
                        UUID.class)
                .setParameter("staff", form.staffId())
                .setParameter("committee", committee.id)
                .setParameter("ended", State.ENDED)
                .getResultStream()
                .map(id -> "/v1/mediators/" + id));
        var mediator = new Mediator();
        mediator.area = committee.area;
        mediator.staffId = form.staffId();
        mediator.organizationId = committee.id;
        mediator.employment = form.employment();
        mediator.state = State.NOMINATED;
        mediator.specialities = specialities(form.specialities());
        mediator.certificateNumber = form.certificateNumber();
        session.persist(mediator);
        step(mediator);
        return mediator;
    }

    void engage(Mediator mediator, Requests.Engagement form) {
        if (!form.until().isAfter(form.from())
                || form.until().isAfter(form.from().plusYears(3)))
            throw Problem.RULE_BROKEN.at("/until", "TERM_OF_THREE_YEARS");
        var staff = session.find(Staff.class, mediator.staffId);
        // 人民调解法 art. 14: a mediator is an adult citizen.
        if (staff != null
                && staff.birthDate != null
                && staff.birthDate.plusYears(18).isAfter(form.from()))
            throw Problem.RULE_BROKEN.at("/from", "MEDIATOR_NOT_ADULT");
        mediator.become(State.ENGAGED, null, State.NOMINATED, State.SUSPENDED);
        mediator.engagedFrom = form.from();
        mediator.engagedUntil = form.until();
        if (form.grade() != null) mediator.grade = form.grade();
        step(mediator);
    }

    void suspend(Mediator mediator, Requests.Reason form) {
        mediator.become(State.SUSPENDED, form.reason(), State.ENGAGED);
        step(mediator);
    }

    void end(Mediator mediator, Requests.Reason form) {
        if (mediator.openCases > 0) throw Problem.MEDIATOR_HAS_CASES.exception();
        if (mediator.engagedFrom == null) throw Problem.WRONG_STATE.exception(mediator.state);
        mediator.become(State.ENDED, form.reason(), State.ENGAGED, State.SUSPENDED);
        step(mediator);
    }

    List<String> specialities(List<String> codes) {
        if (codes == null) return List.of();
        var known = session.createNativeQuery("select code from dispute_type where line = 'JUSTICE'", String.class)
                .getResultList();
        for (int i = 0; i < codes.size(); i++)
            if (!known.contains(codes.get(i))) throw Problem.RULE_BROKEN.at("/specialities/" + i, "TYPE_UNKNOWN");
        return List.copyOf(codes);
    }

    private void step(Mediator mediator) {
        session.persist(new MediatorStep(mediator, caller.post()));
    }

    MediatorDetail detail(Mediator mediator) {
        session.flush();
        var steps = session.createQuery(
                        "from MediatorStep where mediatorId = :mediator order by at, id", MediatorStep.class)
                .setParameter("mediator", mediator.id)
                .getResultStream()
                .map(MediatorDetail.StepDetail::new)
                .toList();
        return new MediatorDetail(mediator, name(mediator), steps);
    }

    public List<MediatorDetail> details(Collection<UUID> ids) {
        var mediators = session.createQuery("from Mediator where id in :ids", Mediator.class)
                .setParameter("ids", ids)
                .getResultList();
        var names = names(mediators);
        return mediators.stream()
                .map(m -> new MediatorDetail(m, names.get(m.staffId), null))
                .toList();
    }

    /** In one look for a whole page. */
    private Map<UUID, String> names(List<Mediator> mediators) {
        return session.createQuery("from Staff where id in :ids", Staff.class)
                .setParameter(
                        "ids", mediators.stream().map(m -> m.staffId).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(s -> s.id, s -> s.name));
    }

    private String name(Mediator mediator) {
        var staff = session.find(Staff.class, mediator.staffId);
        return staff == null ? null : staff.name;
    }

    public Paged<MediatorDetail> list(MediatorFilter filter, Paging paging) {
        var after = paging.after(1);
        var last = after.isEmpty() ? null : paging.id(after.get(0));
        var rows = rows(filter, last, paging.limit + 1);
        var names = names(rows);
        return paging.page(rows, m -> new MediatorDetail(m, names.get(m.staffId), null), m -> List.of(m.id), () -> rows(
                        filter, null, Paging.counted())
                .size());
    }

    private List<Mediator> rows(MediatorFilter filter, UUID last, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Mediator.class);
        var row = query.from(Mediator.class);
        var conditions = new ArrayList<Predicate>();
        if (filter.area != null) {
            caller.mustCover(filter.area);
            conditions.add(builder.greaterThanOrEqualTo(row.<AreaCode>get("area"), filter.area));
            conditions.add(builder.lessThan(row.get("area").as(String.class), filter.area.value() + "~"));
        }
        if (filter.community != null) {
            caller.mustCover(filter.community);
            conditions.add(builder.equal(row.get("area"), filter.community));
        }
        if (filter.speciality != null)
            conditions.add(builder.collectionContains(row.get("specialities"), filter.speciality));
        if (filter.state != null) conditions.add(builder.equal(row.get("state"), filter.state));
        if (filter.available != null) {
            var takes = builder.and(
                    builder.equal(row.get("available"), true),
                    builder.equal(row.get("state"), State.ENGAGED),
                    builder.lessThanOrEqualTo(row.<LocalDate>get("engagedFrom"), Days.today()),
                    builder.or(
                            builder.isNull(row.get("engagedUntil")),
                            builder.greaterThanOrEqualTo(row.<LocalDate>get("engagedUntil"), Days.today())));
            conditions.add(filter.available ? takes : builder.not(takes));
        }
        if (last != null) conditions.add(builder.greaterThan(row.<UUID>get("id"), last));
        query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.asc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }
}
