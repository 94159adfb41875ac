package org.gridmediation.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.Predicate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.access.Sex;

/** Finds organizations and seats their committees. */
@ApplicationScoped
class Organizations {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    Organization get(UUID id) {
        journal.about(id);
        var organization = session.find(Organization.class, id);
        if (organization == null) throw Problem.NOT_FOUND.exception();
        return organization;
    }

    Organization change(UUID id) {
        var organization = get(id);
        caller.mustCover(organization.area);
        session.refresh(organization, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(organization.version);
        return organization;
    }

    Paged<OrganizationDetail> list(AreaCode area, OrganizationKind kind, Paging paging) {
        var after = paging.after(1);
        var last = after.isEmpty() ? null : paging.part(after.get(0), UUID::fromString);
        return paging.page(
                rows(area, kind, last, paging.limit + 1),
                OrganizationDetail::new,
                o -> List.of(o.id),
                () -> rows(area, kind, null, Paging.counted()).size());
    }

    private List<Organization> rows(AreaCode area, OrganizationKind kind, UUID last, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Organization.class);
        var row = query.from(Organization.class);
        var conditions = new ArrayList<Predicate>();
        if (area != null) {
            conditions.add(builder.greaterThanOrEqualTo(row.<AreaCode>get("area"), area));
            conditions.add(builder.lessThan(row.get("area").as(String.class), area.value() + "~"));
        }
        if (kind != null) conditions.add(builder.equal(row.get("kind"), kind));
        if (last != null) conditions.add(builder.greaterThan(row.<UUID>get("id"), last));
        query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.asc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }

    /** 人民调解法 art. 8–9: three to nine members, one head, a woman among them, a term of at most three years. */
    void seat(Organization committee, Membership form) {
        if (committee.kind != OrganizationKind.MEDIATION_COMMITTEE) throw Problem.RULE_BROKEN.at("/members", "NOT_A_COMMITTEE");
        var seats = form.members();
        if (seats.stream().filter(s -> s.position() == Position.HEAD).count() != 1) throw Problem.RULE_BROKEN.at("/members", "ONE_HEAD");
        if (seats.stream().map(Membership.Seat::staffId).distinct().count() != seats.size()) throw Problem.RULE_BROKEN.at("/members", "SEATED_TWICE");
        var woman = false;
        for (int i = 0; i < seats.size(); i++) {
            var seat = seats.get(i);
            if (!seat.termUntil().isAfter(seat.termFrom()) || seat.termUntil().isAfter(seat.termFrom().plusYears(3)))
                throw Problem.RULE_BROKEN.at("/members/" + i + "/termUntil", "TERM_OF_THREE_YEARS");
            var staff = session.find(Staff.class, seat.staffId());
            if (staff == null) throw Problem.RULE_BROKEN.at("/members/" + i + "/staffId", "STAFF_UNKNOWN");
            woman |= staff.sex == Sex.FEMALE;
        }
        if (!woman) throw Problem.RULE_BROKEN.at("/members", "A_WOMAN");
        members(committee.id).forEach(session::remove);
        session.flush();
        for (var seat : seats) {
            var member = new Member();
            member.organizationId = committee.id;
            member.staffId = seat.staffId();
            member.position = seat.position();
            member.termFrom = seat.termFrom();
            member.termUntil = seat.termUntil();
            session.persist(member);
        }
        session.lock(committee, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    Membership.Detail membership(Organization committee) {
        session.flush();
        var seats = members(committee.id).stream()
                .map(m -> new Membership.Seat(m.staffId, m.position, m.termFrom, m.termUntil))
                .toList();
        var warnings = new ArrayList<Membership.Warning>();
        if (committee.kind == OrganizationKind.MEDIATION_COMMITTEE && seats.size() < 3) warnings.add(Membership.Warning.COMMITTEE_INCOMPLETE);
        if (ends(seats, Days.today())) warnings.add(Membership.Warning.TERM_ENDED);
        else if (ends(seats, Days.today().plusDays(90))) warnings.add(Membership.Warning.TERM_ENDS_SOON);
        return new Membership.Detail(seats, warnings, committee.id, committee.version);
    }

    private static boolean ends(List<Membership.Seat> seats, LocalDate day) {
        return seats.stream().anyMatch(s -> s.termUntil().isBefore(day));
    }

    private List<Member> members(UUID committee) {
        return session.createQuery("from Member where organizationId = :committee order by position, staffId", Member.class)
                .setParameter("committee", committee)
                .getResultList();
    }
}
