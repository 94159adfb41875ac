package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Vault;

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

    @Inject
    PartyRegister register;

    @Inject
    PartyAnswers partyAnswers;

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
        var party = PartyDescription.party(form, number, pointer, vault);
        party.id = TimeOrderedId.Generator.next();
        party.belongsTo(dispute);
        if (form.residentId() != null
                && disputes.parties(dispute).stream()
                        .anyMatch(p -> form.residentId().equals(p.residentId)))
            throw Problem.RULE_BROKEN.at(pointer + "/residentId", "PARTY_TWICE");
        if (form.residentId() != null) register.enter(dispute, form, party, pointer);
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
        var consent =
                new ActionRequests.Consent(form.consented(), at, form.guardianName(), form.toldOfOtherRoutes(), null);
        answers.accept(partyAnswers.take(dispute, party, consent, recorded, pointer));
        return apart(dispute, party, pointer);
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
        new PartyDescription(form.organization(), form.particulars(), form.phone()).fill(party, "", vault);
        // A resident's record stays whose it is: what was put right in it is taken over.
        register.takeOver(dispute, party);
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
        if (!register.takeOver(dispute, party)) return false;
        if (!party.hasAnsweredWell(Days.today())) party.forgetAnswer();
        var all = disputes.parties(dispute);
        // Who answered for one side, and turns out to be on the other, answered for nobody.
        if (partyIdentity.actForBoth(all, List.of()))
            all.stream().filter(p -> p == party || p.guardianName != null).forEach(Party::forgetAnswer);
        all.stream().filter(p -> PartyIdentity.isMinor(p.guardianName, all)).forEach(Party::forgetAnswer);
        return true;
    }

    void answer(Dispute dispute, Party party, ActionRequests.Consent form, String pointer) {
        var answer = partyAnswers.take(dispute, party, form, Days.now(), pointer);
        // A refusal waits for nobody to be put right.
        if (form.agrees() || form.guardianName() != null) apart(dispute, party, pointer);
        entities.persist(answer);
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
}
