package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.Resident;

/** Takes a dispute in: every report gets its receipt number at once (有呼必应). */
@ApplicationScoped
public class Registration {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    DisputeTypes types;

    @Inject
    Numbers numbers;

    @Inject
    Vault vault;

    @Inject
    Disputes disputes;

    public Dispute register(NewDispute form, Instant at) {
        caller.mustCover(form.area());
        areas.mustTakeRecords(form.area());
        if (form.area().tier().digits < Tier.SUBDISTRICT.digits)
            throw Problem.RULE_BROKEN.at("/area", "AREA_TOO_LARGE");
        types.mustBeValid(form.type(), form.publicOrderType(), Days.of(at));
        var dispute = new Dispute();
        dispute.belongsTo(form.area());
        dispute.describe(form.described());
        dispute.source = form.source();
        dispute.status = Status.REPORTED;
        dispute.level = form.area().tier();
        dispute.reportedAt = at;
        dispute.receiptNumber = numbers.receipt(form.area(), at);
        if (caller.is(Role.RESIDENT)) dispute.applicant = caller.subject();
        session.persist(dispute);
        for (int i = 0; i < form.parties().size(); i++)
            session.persist(party(dispute, i, form.parties().get(i), at));
        disputes.note(dispute, Step.REGISTERED, null, at);
        return dispute;
    }

    public void change(Dispute dispute, DisputeChange form) {
        types.mustBeValid(form.type(), form.publicOrderType(), Days.today());
        dispute.describe(form);
        disputes.note(dispute, Step.CHANGED, null);
    }

    private Party party(Dispute dispute, int index, NewParty form, Instant at) {
        var place = "/parties/" + index;
        var party = new Party();
        party.belongsTo(dispute);
        party.applicant = dispute.applicant;
        party.number = index + 1;
        party.role = form.role();
        party.kind = form.kind();
        if ((form.kind() == PartyKind.RESIDENT) != (form.residentId() != null)
                || (form.residentId() == null) == (form.name() == null))
            throw Problem.RULE_BROKEN.at(place, "PARTY_RESIDENT_OR_NAME");
        party.name = form.name();
        party.birthDate = form.birthDate();
        if (form.residentId() != null) {
            var resident = session.createQuery("from Resident where id = :id and district = :district", Resident.class)
                    .setParameter("id", form.residentId())
                    .setParameter("district", dispute.district)
                    .getResultStream()
                    .findFirst()
                    .orElseThrow(() -> Problem.RULE_BROKEN.at(place + "/residentId", "RESIDENT_UNKNOWN"));
            party.residentId = resident.id;
            party.name = resident.name;
            party.birthDate = resident.birthDate;
        }
        if (form.phone() != null)
            party.phoneSealed = vault.seal(Phone.parse(form.phone()).value());
        if (form.consented() != null && caller.is(Role.RESIDENT) && form.role() != PartyRole.APPLICANT)
            throw Problem.RULE_BROKEN.at(place + "/consented", "CONSENT_OF_OTHERS");
        if (form.consented() != null) party.answer(form.consented(), form.guardianName(), at, place);
        return party;
    }
}
