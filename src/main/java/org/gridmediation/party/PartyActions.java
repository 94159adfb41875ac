package org.gridmediation.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.CaseWordings;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.NewParty;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyChange;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.PartyWording;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;

/** Who is a party, who speaks for it, what it was told, and that it no longer wants mediation. */
@ApplicationScoped
class PartyActions {
    private static final int MOST_PARTIES = 50;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @Inject
    Disputes disputes;

    @Inject
    Parties parties;

    @Inject
    PartyIdentity partyIdentity;

    @Inject
    Mediation mediation;

    @Inject
    Assignments assignments;

    @Inject
    Notices notices;

    @Inject
    PartyRecords records;

    @Inject
    CaseWordings caseWordings;

    Party add(Dispute dispute, NewParty form) {
        var last = Party.<Party>find("select max(number) from Party where dispute = ?1", dispute.key())
                .project(Integer.class)
                .singleResult();
        if (last != null && last >= MOST_PARTIES) throw Problem.RULE_BROKEN.at("", "TOO_MANY_PARTIES");
        var party = parties.add(dispute, form, last == null ? 1 : last + 1);
        disputes.note(dispute, TimelineStep.PARTY_ADDED, party.id);
        mediation.answered(dispute, party, form.toldOfOtherRoutes(), "");
        return party;
    }

    Party change(Dispute dispute, UUID id, PartyChange form) {
        var party = parties.of(dispute, id);
        var was = PartyWording.of(party, vault);
        caseWordings.change(dispute, () -> {
            if (!parties.change(dispute, party, form)) return;
            if (records.hasTakenPart(party, was.identifiedAt())) throw Problem.RULE_BROKEN.at("", "PARTY_HEARD");
            dismiss(dispute, party);
            caseWordings.keep(party, was);
        });
        disputes.note(dispute, TimelineStep.PARTY_CHANGED, party.id);
        return party;
    }

    /** Whoever spoke for somebody else speaks for nobody here. */
    private void dismiss(Dispute dispute, Party party) {
        Representative.<Representative>stream(
                        "dispute = ?1 and partyId = ?2 and endedAt is null", dispute.key(), party.id)
                .forEach(r -> {
                    r.endedAt = party.identifiedAt;
                    disputes.note(dispute, TimelineStep.REPRESENTATIVE_ENDED, r.id);
                });
        party.represented = false;
    }

    /** Named by mistake, and neither asked nor heard yet: who has refused stays, since a refusal cannot be taken out. */
    void remove(Dispute dispute, UUID id) {
        var party = parties.of(dispute, id);
        if (party.consented != null || records.hasTakenPart(party, party.identifiedAt))
            throw disputes.refusal(Problem.PARTY_HAS_ANSWERED, dispute);
        party.removedAt = Days.now();
        disputes.note(dispute, TimelineStep.PARTY_REMOVED, party.id);
    }

    Party represent(Dispute dispute, UUID id, NewRepresentative form) {
        var party = parties.of(dispute, id);
        var from = form.validFrom() == null ? Days.today() : form.validFrom();
        form.mustBeWhole(from);
        var representative = new Representative();
        representative.belongsTo(dispute);
        representative.partyId = party.id;
        representative.kind = form.kind();
        representative.name = form.name();
        representative.relation = form.relation();
        representative.profession = form.profession();
        representative.licence = form.licence();
        representative.powers = form.powers() == null ? Set.of() : form.powers();
        if (form.phone() != null)
            representative.phoneSealed = vault.seal(Phone.parse(form.phone()).value());
        representative.validFrom = from;
        representative.validUntil = form.validUntil();
        representative.at = Days.now();
        representative.byPost = caller.post().id();
        if (form.kind() == RepresentativeKind.GUARDIAN) {
            party.mayHaveGuardian(form.name(), "/name");
            if (PartyIdentity.isMinor(form.name(), disputes.parties(dispute)))
                throw Problem.RULE_BROKEN.at("/name", "GUARDIAN_IS_MINOR");
        } else if (isOne(form, party.name, party.phone(vault))) throw Problem.RULE_BROKEN.at("/name", "OWN_AGENT");
        if (isNamed(party, form, from)) throw Problem.RULE_BROKEN.at("/name", "REPRESENTATIVE_TWICE");
        if (partyIdentity.actForBoth(disputes.parties(dispute), List.of(speaker(party, form))))
            throw Problem.RULE_BROKEN.at("/name", "ACTS_FOR_OTHER_SIDE");
        representative.persist();
        party.represented = true;
        disputes.note(dispute, TimelineStep.REPRESENTATIVE_ADDED, representative.id);
        if (form.kind() == RepresentativeKind.GUARDIAN) guardianChanged(dispute, party);
        return party;
    }

    /** Papers name whoever answered for a party before anybody else. */
    private void guardianChanged(Dispute dispute, Party party) {
        if (party.guardianName == null) caseWordings.changeGuardian(dispute, party);
    }

    /** Whether the same speaks for the party already in a part of that time, as the same. */
    private boolean isNamed(Party party, NewRepresentative form, LocalDate from) {
        return Representative.<Representative>stream(
                        "dispute = ?1 and partyId = ?2 and kind = ?3 and endedAt is null",
                        party.dispute,
                        party.id,
                        form.kind())
                .filter(r -> r.validUntil == null || !from.isAfter(r.validUntil))
                .filter(r -> form.validUntil() == null || !form.validUntil().isBefore(r.validFrom))
                .anyMatch(r -> isOne(form, r.name, r.phoneSealed == null ? null : vault.open(r.phoneSealed)));
    }

    /** By the name; two of one name are told apart by two phones. */
    private static boolean isOne(NewRepresentative form, String name, String phone) {
        return PartyIdentity.areNamedAlike(form.name(), name)
                && (phone == null
                        || form.phone() == null
                        || Phone.parse(form.phone()).value().equals(phone));
    }

    private static PartyIdentity.Speaker speaker(Party party, NewRepresentative form) {
        return form.kind() == RepresentativeKind.GUARDIAN || form.phone() == null
                ? new PartyIdentity.Speaker(party, form.name(), null, form.licence())
                : new PartyIdentity.Speaker(
                        party, form.name(), Phone.parse(form.phone()).value(), form.licence());
    }

    Party endRepresentation(Dispute dispute, UUID id, UUID representativeId) {
        var party = parties.of(dispute, id);
        var representative = Representative.<Representative>find(
                        "dispute = ?1 and id = ?2 and partyId = ?3", party.dispute, representativeId, party.id)
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
        if (representative.endedAt != null) throw Problem.NOT_FOUND.exception();
        representative.endedAt = Days.now();
        party.represented = !Representative.<Representative>find(
                        "select 1 from Representative where dispute = ?1 and partyId = ?2 and endedAt is null",
                        party.dispute,
                        party.id)
                .project(Integer.class)
                .list()
                .isEmpty();
        disputes.note(dispute, TimelineStep.REPRESENTATIVE_ENDED, representative.id);
        if (representative.kind == RepresentativeKind.GUARDIAN) guardianChanged(dispute, party);
        return party;
    }

    Party notify(Dispute dispute, UUID id, NewNotice form) {
        var party = parties.of(dispute, id);
        disputes.dates(dispute).must(Moment.NOTICE, form.at(), "/at");
        notices.give(dispute, party, form);
        return party;
    }

    Party contact(Dispute dispute, UUID id, NewContact form) {
        var party = parties.of(dispute, id);
        disputes.dates(dispute).must(Moment.CONTACT, form.at(), "/at");
        var contact = new Contact();
        contact.belongsTo(dispute);
        contact.partyId = party.id;
        contact.contactedAt = form.at();
        contact.method = form.method();
        contact.result = form.result();
        contact.note = form.note();
        contact.at = Days.now();
        contact.byPost = caller.post().id();
        contact.persist();
        disputes.noteDone(dispute, form.result().step(), party.id, contact.contactedAt);
        return party;
    }

    /** Ends mediation at once: nobody has to agree to that (人民调解法 art. 3, 23). */
    void withdraw(Dispute dispute, NewWithdrawal form) {
        var applicants = disputes.parties(dispute).stream()
                .filter(p -> p.role == PartyRole.APPLICANT)
                .toList();
        // A resident who names none is one of those for whom they speak.
        var meant =
                applicants.stream().filter(p -> parties.maySpeakFor(dispute, p)).toList();
        if (form.partyId() == null && (meant.isEmpty() || meant.size() > 1 && !caller.is(Role.RESIDENT)))
            throw Problem.RULE_BROKEN.at("/partyId", "WHICH_APPLICANT");
        var applicant = form.partyId() == null
                ? meant.get(0)
                : applicants.stream()
                        .filter(p -> p.id.equals(form.partyId()))
                        .findFirst()
                        .orElseThrow(() -> Problem.RULE_BROKEN.at("/partyId", "NOT_AN_APPLICANT"));
        parties.mustSpeakFor(dispute, applicant, "/partyId");
        var told = Boolean.TRUE.equals(form.toldOfOtherRoutes());
        if (!told && !caller.is(Role.RESIDENT))
            throw Problem.RULE_BROKEN.at("/toldOfOtherRoutes", "OTHER_ROUTES_NOT_TOLD");
        var withdrawal = new Withdrawal();
        withdrawal.belongsTo(dispute);
        withdrawal.partyId = applicant.id;
        withdrawal.reason = form.reason();
        withdrawal.explanation = form.explanation();
        withdrawal.toldOfOtherRoutes = told;
        withdrawal.at = Days.now();
        withdrawal.byRole = caller.post().role();
        withdrawal.byPost = caller.post().id();
        withdrawal.persist();
        assignments.release(dispute, withdrawal.at);
        dispute.end(Status.WITHDRAWN, withdrawal.at);
        disputes.note(dispute, TimelineStep.WITHDRAWN, withdrawal.id);
    }
}
