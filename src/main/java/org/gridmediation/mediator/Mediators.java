package org.gridmediation.mediator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Staff;
import org.gridmediation.codes.DisputeType;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.organization.Organization;
import org.gridmediation.organization.OrganizationKind;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.gridmediation.records.Records;
import org.hibernate.Session;

/** Finds mediators and keeps each step of their engagement. */
@ApplicationScoped
public class Mediators extends Records<Mediator, UUID> {
    private static final String TAKES_CASES =
            "(available and state = ENGAGED and engagedFrom <= :today and (engagedUntil is null or engagedUntil >= :today))";

    private static final KeysetList<Mediator> BY_ID =
            KeysetList.ascending(Mediator.class, KeysetList.id("id", m -> m.id));

    @Inject
    Session entities;

    @Inject
    Caller caller;

    @Override
    protected String path(Mediator mediator) {
        return "/v1/mediators/" + mediator.id;
    }

    @Override
    protected int version(Mediator mediator) {
        return mediator.seen();
    }

    Mediator change(UUID id) {
        caller.mustCover(get(id).area);
        return seen(id);
    }

    Mediator nominate(MediatorRequests.Nomination form) {
        var committee = Organization.<Organization>findById(form.organizationId());
        if (committee == null || committee.kind != OrganizationKind.MEDIATION_COMMITTEE)
            throw Problem.RULE_BROKEN.at("/organizationId", "COMMITTEE_UNKNOWN");
        caller.mustCover(committee.area);
        if (Staff.<Staff>findById(form.staffId()) == null) throw Problem.RULE_BROKEN.at("/staffId", "STAFF_UNKNOWN");
        Problem.MEDIATOR_EXISTS.unlessFree(Mediator.<Mediator>find(
                        "select id from Mediator where staffId = ?1 and organizationId = ?2 and state <> ?3",
                        form.staffId(),
                        committee.id,
                        MediatorState.ENDED)
                .project(UUID.class)
                .stream()
                .map(id -> "/v1/mediators/" + id));
        var mediator = new Mediator();
        mediator.area = committee.area;
        mediator.staffId = form.staffId();
        mediator.organizationId = committee.id;
        mediator.employment = form.employment();
        mediator.state = MediatorState.NOMINATED;
        mediator.specialities = specialities(form.specialities());
        mediator.certificateNumber = form.certificateNumber();
        mediator.persist();
        step(mediator);
        return mediator;
    }

    void engage(Mediator mediator, MediatorRequests.Engagement form) {
        if (!form.until().isAfter(form.from())
                || form.until().isAfter(form.from().plusYears(3)))
            throw Problem.RULE_BROKEN.at("/until", "TERM_OF_THREE_YEARS");
        var staff = Staff.<Staff>findById(mediator.staffId);
        // 人民调解法 art. 14: a mediator is an adult citizen.
        if (staff != null
                && staff.birthDate != null
                && staff.birthDate.plusYears(18).isAfter(form.from()))
            throw Problem.RULE_BROKEN.at("/from", "MEDIATOR_NOT_ADULT");
        mediator.become(MediatorState.ENGAGED, null, MediatorState.NOMINATED, MediatorState.SUSPENDED);
        mediator.engagedFrom = form.from();
        mediator.engagedUntil = form.until();
        if (form.grade() != null) mediator.grade = form.grade();
        step(mediator);
    }

    void suspend(Mediator mediator, MediatorRequests.Reason form) {
        mediator.become(MediatorState.SUSPENDED, form.reason(), MediatorState.ENGAGED);
        step(mediator);
    }

    void end(Mediator mediator, MediatorRequests.Reason form) {
        if (mediator.openCases > 0) throw Problem.MEDIATOR_HAS_CASES.exception();
        if (mediator.engagedFrom == null) throw Problem.WRONG_STATE.exception(mediator.state);
        mediator.become(MediatorState.ENDED, form.reason(), MediatorState.ENGAGED, MediatorState.SUSPENDED);
        step(mediator);
    }

    List<String> specialities(List<String> codes) {
        if (codes == null) return List.of();
        var known = DisputeType.<DisputeType>find("select code from DisputeType where line = 'JUSTICE'")
                .project(String.class)
                .list();
        for (int i = 0; i < codes.size(); i++)
            if (!known.contains(codes.get(i))) throw Problem.RULE_BROKEN.at("/specialities/" + i, "TYPE_UNKNOWN");
        return List.copyOf(codes);
    }

    private void step(Mediator mediator) {
        entities.persist(new MediatorStep(mediator, caller.post()));
    }

    MediatorDetail detail(Mediator mediator) {
        entities.flush();
        var steps = MediatorStep.<MediatorStep>stream("mediatorId = ?1 order by at, id", mediator.id)
                .map(MediatorDetail.StepDetail::new)
                .toList();
        return new MediatorDetail(mediator, name(mediator), steps);
    }

    public List<MediatorDetail> details(Collection<UUID> ids) {
        var mediators = Mediator.<Mediator>list("id in ?1", ids);
        var names = names(mediators);
        return mediators.stream()
                .map(m -> new MediatorDetail(m, names.get(m.staffId), null))
                .toList();
    }

    /** In one look for a whole page. */
    private Map<UUID, String> names(List<Mediator> mediators) {
        return Staff.<Staff>stream(
                        "id in ?1",
                        mediators.stream().map(m -> m.staffId).distinct().toList())
                .collect(Collectors.toMap(s -> s.id, s -> s.name));
    }

    private String name(Mediator mediator) {
        var staff = Staff.<Staff>findById(mediator.staffId);
        return staff == null ? null : staff.name;
    }

    public Paged<MediatorDetail> list(MediatorFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        if (filter.community != null) caller.mustCover(filter.community);
        var conditions = new Conditions()
                .within("area", filter.area)
                .equal("area", filter.community)
                .and("array_contains(specialities, :speciality)", "speciality", filter.speciality)
                .equal("state", filter.state);
        if (filter.available != null)
            conditions.and((filter.available ? "" : "not ") + TAKES_CASES, "today", Days.today());
        var rows = BY_ID.rows(conditions, paging);
        var names = names(rows);
        return BY_ID.page(conditions, paging, rows, m -> new MediatorDetail(m, names.get(m.staffId), null));
    }
}
