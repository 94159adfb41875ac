package org.gridmediation.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
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
import org.gridmediation.http.Problem;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.gridmediation.records.Records;

/** Finds organizations and seats their committees. */
@ApplicationScoped
public class Organizations extends Records<Organization, UUID> {
    /** The range of an area is one stretch of one index. */
    private static final KeysetList<Organization> BY_AREA = KeysetList.ascending(
            Organization.class, KeysetList.area("area", o -> o.area), KeysetList.id("id", o -> o.id));

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    /** In its area no other has its name, and nowhere another its numbers. */
    void mustBeUnlikeOthers(Organization organization) {
        Problem.DUPLICATE_NAME.unlessFree(others(organization, "area = :area and name = :name"));
        Problem.DUPLICATE_CODE.unlessFree(others(organization, "creditCode = :creditCode or caseWord = :caseWord"));
    }

    private Stream<String> others(Organization organization, String alike) {
        var query = entities.createQuery("select id from Organization where " + alike, UUID.class)
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

    @Override
    protected String path(Organization organization) {
        return "/v1/organizations/" + organization.id;
    }

    @Override
    protected int version(Organization organization) {
        return organization.version;
    }

    Organization change(UUID id) {
        caller.mustCover(get(id).area);
        return seen(id);
    }

    public Paged<OrganizationDetail> list(AreaCode area, OrganizationKind kind, Paging paging) {
        return BY_AREA.page(new Conditions().within("area", area).equal("kind", kind), paging, OrganizationDetail::new);
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
            var staff = Staff.<Staff>findById(seat.staffId());
            faults.addIf(staff == null, place + "/staffId", "STAFF_UNKNOWN");
            if (staff != null && staff.sex == Sex.FEMALE) women++;
        }
        faults.addIf(women == 0, "/members", "A_WOMAN");
        faults.raise();
        members(committee.id).forEach(entities::remove);
        entities.flush();
        for (var seat : seats) {
            var member = new Member();
            member.organizationId = committee.id;
            member.staffId = seat.staffId();
            member.position = seat.position();
            member.termFrom = seat.termFrom();
            member.termUntil = seat.termUntil();
            member.persist();
        }
        entities.lock(committee, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** What a reader should know of an organization; it changes only with its members, and so does the version. */
    List<Membership.Warning> warnings(Organization organization) {
        return organization.kind == OrganizationKind.MEDIATION_COMMITTEE
                        && members(organization.id).isEmpty()
                ? List.of(Membership.Warning.COMMITTEE_INCOMPLETE)
                : List.of();
    }

    Membership.Detail membership(Organization committee) {
        entities.flush();
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
        return Member.<Member>list("organizationId = ?1 order by position, staffId", committee);
    }
}
