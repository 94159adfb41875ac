package org.gridmediation.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.Predicate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Sex;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** Finds organizations and seats their committees. */
@ApplicationScoped
public class Organizations {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    /** In its area no other has its name, and nowhere another its numbers. */
    void mustBeUnlikeOthers(Organization organization) {
        Problem.DUPLICATE_NAME.unlessFree(others(organization, "area = :area and name = :name"));
        Problem.DUPLICATE_CODE.unlessFree(others(organization, "creditCode = :creditCode or caseWord = :caseWord"));
    }

    private Stream<String> others(Organization organization, String alike) {
        var query = session.createQuery("select id from Organization where " + alike, UUID.class)
                // The one that is changed is not to be written by the question.
                .setFlushMode(FlushModeType.COMMIT);
        var values = new HashMap<String, Object>();
        values.put("area", organization.area);
        values.put("name", organization.name);
        values.put("creditCode", organization.creditCode);
        values.put("caseWord", organization.caseWord);
        query.getParameters().forEach(named -> query.setParameter(named.getName(), values.get(named.getName())));
        return query.getResultStream().filter(id -> !id.equals(organization.id)).map(id -> "/v1/organizations/" + id);
    }

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

    /** By area and then id: the range of an area is one stretch of one index. */
    public Paged<OrganizationDetail> list(AreaCode area, OrganizationKind kind, Paging paging) {
        var after = paging.after(2);
        var last = after.isEmpty() ? null : paging.area(after.get(0));
        var id = after.isEmpty() ? null : paging.id(after.get(1));
        return paging.page(
                rows(area, kind, last, id, paging.limit + 1),
                OrganizationDetail::new,
                o -> List.of(o.area, o.id),
                () -> rows(area, kind, null, null, Paging.counted()).size());
    }

    private List<Organization> rows(AreaCode area, OrganizationKind kind, AreaCode last, UUID id, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Organization.class);
        var row = query.from(Organization.class);
        var conditions = new ArrayList<Predicate>();
        if (area != null) conditions.add(builder.between(row.<AreaCode>get("area"), area, area.last()));
        if (kind != null) conditions.add(builder.equal(row.get("kind"), kind));
        if (last != null) {
            conditions.add(builder.greaterThanOrEqualTo(row.<AreaCode>get("area"), last));
            conditions.add(builder.or(
                    builder.greaterThan(row.<AreaCode>get("area"), last),
                    builder.greaterThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.asc(row.get("area")), builder.asc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }

    /** 人民调解法 art. 8–9: three to nine members, one head, a woman among them, a term of at most three years. */
    void seat(Organization committee, Membership form) {
        if (committee.kind != OrganizationKind.MEDIATION_COMMITTEE)
            throw Problem.RULE_BROKEN.at("/members", "NOT_A_COMMITTEE");
        var seats = form.members();
        var faults = new Faults();
        faults.addIf(seats.size() < 3 || seats.size() > 9, "/members", "THREE_TO_NINE");
        faults.addIf(seats.stream().filter(s -> s.position() == Position.HEAD).count() != 1, "/members", "ONE_HEAD");
        var seated = new HashSet<UUID>();
        var women = 0;
        for (int i = 0; i < seats.size(); i++) {
            var seat = seats.get(i);
            var place = "/members/" + i;
            var outOfTerm = !seat.termUntil().isAfter(seat.termFrom())
                    || seat.termUntil().isAfter(seat.termFrom().plusYears(3));
            faults.addIf(outOfTerm, place + "/termUntil", "TERM_OF_THREE_YEARS");
            faults.addIf(!seated.add(seat.staffId()), place + "/staffId", "SEATED_TWICE");
            var staff = session.find(Staff.class, seat.staffId());
            faults.addIf(staff == null, place + "/staffId", "STAFF_UNKNOWN");
            if (staff != null && staff.sex == Sex.FEMALE) women++;
        }
        faults.addIf(women == 0, "/members", "A_WOMAN");
        faults.raise();
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

    /** What a reader should know of an organization; it changes only with its members, and so does the version. */
    List<Membership.Warning> warnings(Organization organization) {
        return organization.kind == OrganizationKind.MEDIATION_COMMITTEE
                        && members(organization.id).isEmpty()
                ? List.of(Membership.Warning.COMMITTEE_INCOMPLETE)
                : List.of();
    }

    Membership.Detail membership(Organization committee) {
        session.flush();
        var seats = members(committee.id).stream()
                .map(m -> new Membership.Seat(m.staffId, m.position, m.termFrom, m.termUntil))
                .toList();
        var warnings = new ArrayList<>(warnings(committee));
        if (ends(seats, Days.today())) warnings.add(Membership.Warning.TERM_ENDED);
        else if (ends(seats, Days.today().plusDays(90))) warnings.add(Membership.Warning.TERM_ENDS_SOON);
        return new Membership.Detail(seats, warnings, committee.id, committee.version);
    }

    private static boolean ends(List<Membership.Seat> seats, LocalDate day) {
        return seats.stream().anyMatch(s -> s.termUntil().isBefore(day));
    }

    private List<Member> members(UUID committee) {
        return session.createQuery(
                        "from Member where organizationId = :committee order by position, staffId", Member.class)
                .setParameter("committee", committee)
                .getResultList();
    }
}
