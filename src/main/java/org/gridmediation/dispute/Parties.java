package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.Resident;
import org.gridmediation.resident.ResidentPhone;

/** Takes parties into a dispute, puts them right, and keeps each of their answers. */
@ApplicationScoped
public class Parties {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @Inject
    Disputes disputes;

    @Inject
    Standing standing;

    @Inject
    PartyIdentity partyIdentity;

    public Party add(Dispute dispute, NewParty form, int number) {
        var answers = new ArrayList<Answer>();
        var now = Days.now();
        var party = enter(dispute, form, number, "", now, now, answers::add);
        party.persist();
        answers.forEach(entities::persist);
        return party;
    }

    /**
     * A party of a dispute that is being registered; it and its answer are written with the dispute.
     *
     * @param at when it answered
     * @param recorded when that is written down
     */
    Party enter(
            Dispute dispute,
            NewParty form,
            int number,
            String pointer,
            Instant at,
            Instant recorded,
            Consumer<Answer> answers) {
        var party = read(form, number, pointer, vault);
        party.id = TimeOrderedId.Generator.next();
        party.belongsTo(dispute);
        if (form.residentId() != null
                && disputes.parties(dispute).stream()
                        .anyMatch(p -> form.residentId().equals(p.residentId)))
            throw Problem.RULE_BROKEN.at(pointer + "/residentId", "PARTY_TWICE");
        if (form.residentId() != null) takeFrom(resident(dispute, form, pointer), party);
        mustBeNew(dispute, party, pointer);
        mustBeBorn(dispute, party, form.birthDate() != null, pointer);
        // A birth date that is the register's, and a guardian for whose consent nobody asked yet, would be lost.
        var faults = new Faults();
        faults.addIf(form.residentId() != null && form.birthDate() != null, pointer + "/birthDate", "NOT_APPLICABLE");
        faults.addIf(
                form.consented() == null && form.guardianName() != null, pointer + "/guardianName", "NOT_APPLICABLE");
        faults.raise();
        party.guardianship = form.guardianship();
        if (party.guardianship != null) party.guardianResidentId = caller.residentId();
        if (party.guardianship == Guardianship.CHILD && !party.isMinorOn(Days.of(at)))
            throw Problem.RULE_BROKEN.at(pointer + "/guardianship", "NOT_A_CHILD");
        if (form.consented() == null) return apart(dispute, party, pointer);
        if (caller.is(Role.RESIDENT) && !standing.speaksFor(dispute, party))
            throw Problem.RULE_BROKEN.at(pointer + "/consented", "CONSENT_OF_OTHERS");
        party.answer(form.consented(), guardian(party, form.guardianName(), pointer), at, pointer);
        answers.accept(answer(
                dispute,
                party,
                new ActionRequests.Consent(form.consented(), at, null, form.toldOfOtherRoutes(), null),
                recorded));
        return apart(dispute, party, pointer);
    }

    /** Who answers for a child or ward through their own account, having applied for it, is its guardian, and nobody else answers through it. */
    private String guardian(Party party, String named, String pointer) {
        if (!caller.is(Role.RESIDENT)) return named;
        var own = party.guardianship == null ? null : caller.post().name();
        if (own != null && isMinor(caller.residentId()))
            throw Problem.RULE_BROKEN.at(pointer + "/guardianship", "GUARDIAN_IS_MINOR");
        if (named != null && !PartyIdentity.areNamedAlike(named, own))
            throw Problem.RULE_BROKEN.at(pointer + "/guardianName", "PARTY_OF_OTHERS");
        if (own != null) party.guardianResidentId = caller.residentId();
        return own;
    }

    private boolean isMinor(UUID resident) {
        return resident != null
                && Resident.<Resident>find(
                                "select birthDate from Resident where id = ?1 and district = ?2",
                                resident,
                                caller.area().district())
                        .project(LocalDate.class)
                        .stream()
                        .anyMatch(born -> Party.isMinor(born, Days.today()));
    }

    /** @param said whether the request says the date itself, and not a document or the register */
    private static void mustBeBorn(Dispute dispute, Party party, boolean said, String pointer) {
        if (party.isBornAfter(dispute.reportedAt))
            throw Problem.RULE_BROKEN.at(
                    pointer
                            + (said
                                    ? "/birthDate"
                                    : party.residentId != null ? "/residentId" : "/particulars/document/number"),
                    "BORN_AFTER_REPORT");
    }

    /** Whom two entries told would be counted twice. */
    private void mustBeNew(Dispute dispute, Party party, String pointer) {
        if (partyIdentity.isTwice(party, disputes.parties(dispute)))
            throw Problem.RULE_BROKEN.at(pointer, "PARTY_TWICE");
    }

    /** As it is now, among the others of its dispute. */
    private Party apart(Dispute dispute, Party party, String pointer) {
        var parties = new ArrayList<>(disputes.parties(dispute));
        if (!parties.contains(party)) parties.add(party);
        for (var guarded : parties)
            if (guarded.guardianName != null && PartyIdentity.isMinor(guarded.guardianName, parties))
                throw Problem.RULE_BROKEN.at(
                        pointer + (guarded == party ? "/guardianName" : "/name"), "GUARDIAN_IS_MINOR");
        if (partyIdentity.actForBoth(parties, List.of()))
            throw Problem.RULE_BROKEN.at(
                    pointer
                            + (party.guardianName != null
                                    ? "/guardianName"
                                    : party.representativeName != null ? "/organization/representativeName" : "/name"),
                    "ACTS_FOR_OTHER_SIDE");
        return party;
    }

    /** As a form describes it, of no dispute yet; a resident's name is not known by then. */
    public static Party read(NewParty form, int number, String pointer, Vault vault) {
        if ((form.kind() == PartyKind.RESIDENT) != (form.residentId() != null)
                || (form.residentId() == null) == (form.name() == null))
            throw Problem.RULE_BROKEN.at(pointer, "PARTY_RESIDENT_OR_NAME");
        var faults = new Faults();
        var isOrganization = form.kind() == PartyKind.ORGANIZATION;
        faults.addIf(isOrganization && form.birthDate() != null, pointer + "/birthDate", "NOT_A_PERSON");
        faults.addIf(isOrganization && form.guardianName() != null, pointer + "/guardianName", "NOT_A_PERSON");
        faults.raise();
        var party = new Party();
        party.number = number;
        party.role = form.role();
        party.kind = form.kind();
        party.residentId = form.residentId();
        party.name = form.name();
        party.birthDate = form.birthDate();
        describe(party, form.organization(), form.particulars(), form.phone(), pointer, vault);
        return party;
    }

    /** @return whether it is somebody else now, or stands on another side: what was said to it and by it counts for nothing */
    public boolean change(Dispute dispute, Party party, PartyChange form) {
        if (party.residentId != null && (form.name() != null || form.birthDate() != null))
            throw Problem.RULE_BROKEN.at("", "PARTY_RESIDENT_OR_NAME");
        if (party.kind == PartyKind.ORGANIZATION && form.birthDate() != null)
            throw Problem.RULE_BROKEN.at("/birthDate", "NOT_A_PERSON");
        var role = party.role;
        var name = party.name;
        var document = party.documentFingerprint;
        var code = party.creditCode;
        party.role = form.role();
        if (form.name() != null) party.name = form.name();
        if (form.birthDate() != null) party.birthDate = form.birthDate();
        describe(party, form.organization(), form.particulars(), form.phone(), "", vault);
        // A resident's record stays whose it is: what was put right in it is taken over.
        if (party.residentId != null) find(dispute, party.residentId).ifPresent(r -> takeFrom(r, party));
        var other = party.role != role || party.residentId == null && !party.isStill(name, document, code);
        if (other) party.identifiedAt = Days.now();
        mustBeNew(dispute, party, "");
        if (form.birthDate() != null || form.particulars() != null)
            mustBeBorn(dispute, party, form.birthDate() != null, "");
        if (other || !party.hasAnsweredWell(Days.today())) party.forgetAnswer();
        apart(dispute, party, "");
        return other;
    }

    /**
     * Takes over what was put right in the register; nobody there is refused for what follows from it here.
     *
     * @return whether anything is other than it was
     */
    boolean putRight(Dispute dispute, Party party) {
        var before = facts(party);
        find(dispute, party.residentId).ifPresent(resident -> takeFrom(resident, party));
        if (facts(party).equals(before)) return false;
        if (!party.hasAnsweredWell(Days.today())) party.forgetAnswer();
        var all = disputes.parties(dispute);
        // Who answered for one side, and turns out to be on the other, answered for nobody.
        if (partyIdentity.actForBoth(all, List.of()))
            all.stream().filter(p -> p == party || p.guardianName != null).forEach(Party::forgetAnswer);
        all.stream().filter(p -> PartyIdentity.isMinor(p.guardianName, all)).forEach(Party::forgetAnswer);
        return true;
    }

    private List<Object> facts(Party party) {
        return Arrays.asList(
                party.name,
                party.birthDate,
                party.residentSex,
                party.residentAddress,
                party.residentPhoneSealed == null ? null : vault.open(party.residentPhoneSealed));
    }

    void answer(Dispute dispute, Party party, ActionRequests.Consent form, String pointer) {
        party.answer(form.agrees(), guardian(party, form.guardianName(), pointer), form.at(), pointer);
        // A refusal waits for nobody to be put right.
        if (form.agrees() || form.guardianName() != null) apart(dispute, party, pointer);
        entities.persist(answer(dispute, party, form, Days.now()));
    }

    private Answer answer(Dispute dispute, Party party, ActionRequests.Consent form, Instant recorded) {
        var answer = new Answer();
        answer.belongsTo(dispute);
        answer.partyId = party.id;
        answer.agrees = form.agrees();
        answer.answeredAt = form.at();
        answer.method = form.method();
        answer.guardianName = party.guardianName;
        answer.toldOfOtherRoutes = !caller.is(Role.RESIDENT) && Boolean.TRUE.equals(form.toldOfOtherRoutes());
        answer.at = recorded;
        answer.byRole = caller.post().role();
        answer.byPost = caller.post().id();
        return answer;
    }

    private record Joined(UUID party, Instant at) {}

    /** When those joined who were no party from the start. */
    public static Map<UUID, Instant> joined(DisputeKey dispute) {
        return TimelineEntry.<TimelineEntry>find(
                        "select subjectId, at from TimelineEntry where dispute = ?1 and kind = ?2",
                        dispute,
                        TimelineStep.PARTY_ADDED)
                .project(Joined.class)
                .stream()
                .collect(Collectors.toMap(Joined::party, Joined::at));
    }

    public Party of(Dispute dispute, UUID id) {
        return disputes.parties(dispute).stream()
                .filter(p -> p.id.equals(id))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** A party that the body names. */
    public Party named(Dispute dispute, UUID id, String pointer) {
        return disputes.parties(dispute).stream()
                .filter(p -> p.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.RULE_BROKEN.at(pointer, "PARTY_UNKNOWN"));
    }

    /** A resident speaks for themselves, and for the child or ward for whom they applied. */
    public void mustSpeakFor(Dispute dispute, Party party, String pointer) {
        if (!maySpeakFor(dispute, party)) throw Problem.RULE_BROKEN.at(pointer, "PARTY_OF_OTHERS");
    }

    /** Officials take down what any party says. */
    public boolean maySpeakFor(Dispute dispute, Party party) {
        return !caller.is(Role.RESIDENT) || standing.speaksFor(dispute, party);
    }

    /** The ids of the parties that the calling resident speaks for; of nobody else. */
    public List<UUID> own(Dispute dispute) {
        return disputes.parties(dispute).stream()
                .filter(p -> standing.speaksFor(dispute, p))
                .map(p -> p.id)
                .toList();
    }

    private Resident resident(Dispute dispute, NewParty form, String pointer) {
        var found = find(dispute, form.residentId());
        if (caller.is(Role.RESIDENT) && !found.map(r -> isOwn(dispute, r, form)).orElse(false))
            throw Problem.RULE_BROKEN.at(pointer + "/residentId", "RESIDENT_NOT_YOURS");
        return found.orElseThrow(() -> Problem.RULE_BROKEN.at(pointer + "/residentId", "RESIDENT_UNKNOWN"));
    }

    /**
     * Papers show an account what the register has of the parties. So it names its own record, and that of a child or ward only where the
     * register confirms the tie: nobody else has.
     */
    private boolean isOwn(Dispute dispute, Resident resident, NewParty form) {
        return resident.id.equals(caller.residentId())
                || form.guardianship() != null
                        && find(dispute, caller.residentId())
                                .filter(resident::livesWith)
                                .isPresent();
    }

    private Optional<Resident> find(Dispute dispute, UUID id) {
        return Resident.<Resident>find("id = ?1 and district = ?2", id, dispute.district)
                .firstResultOptional();
    }

    private void takeFrom(Resident resident, Party party) {
        party.residentId = resident.id;
        party.name = resident.name;
        party.birthDate = resident.birthDate;
        party.residentSex = resident.sex;
        party.residentAddress = resident.address;
        party.residentPhoneSealed = ResidentPhone.<ResidentPhone>find(
                        "select sealed from ResidentPhone where residentId = ?1 and district = ?2 order by position",
                        resident.id,
                        resident.district)
                .project(byte[].class)
                .page(0, 1)
                .firstResultOptional()
                .orElse(null);
    }

    private static void describe(
            Party party,
            PartyOrganization organization,
            PartyParticulars particulars,
            String phone,
            String pointer,
            Vault vault) {
        var faults = new Faults();
        var isOrganization = party.kind == PartyKind.ORGANIZATION;
        faults.addIf(organization != null && !isOrganization, pointer + "/organization", "NOT_AN_ORGANIZATION");
        faults.addIf(particulars != null && isOrganization, pointer + "/particulars", "NOT_A_PERSON");
        faults.raise();
        if (phone != null) party.phoneSealed = vault.seal(Phone.parse(phone).value());
        if (organization != null) describe(party, organization);
        if (particulars != null) describe(party, particulars, pointer + "/particulars", vault);
    }

    private static void describe(Party party, PartyOrganization form) {
        if (form.creditCode() != null) party.creditCode = form.creditCode();
        if (form.representativeName() != null) party.representativeName = form.representativeName();
        if (form.representativePosition() != null) party.representativePosition = form.representativePosition();
    }

    private static void describe(Party party, PartyParticulars form, String pointer, Vault vault) {
        if (form.sex() != null) party.sex = form.sex();
        if (form.ethnicity() != null) party.ethnicity = form.ethnicity();
        if (form.occupation() != null) party.occupation = form.occupation();
        if (form.workplace() != null) party.workplace = form.workplace();
        if (form.address() != null) party.addressSealed = vault.seal(form.address());
        if (form.document() == null) return;
        var document = form.document();
        var born = document.birthDate().orElse(party.birthDate);
        var sex = document.sex().orElse(party.sex);
        var faults = new Faults();
        faults.addIf(party.residentId != null, pointer + "/document", "DOCUMENT_OF_RESIDENT");
        faults.addIf(
                party.birthDate != null && !party.birthDate.equals(born),
                pointer + "/document/number",
                "BIRTH_DATE_DIFFERS");
        faults.addIf(party.sex != null && party.sex != sex, pointer + "/sex", "SEX_DIFFERS");
        faults.raise();
        party.birthDate = born;
        party.sex = sex;
        party.documentType = document.type();
        party.documentSealed = vault.seal(document.number());
        party.documentFingerprint = vault.fingerprint(document.normalized());
    }
}
