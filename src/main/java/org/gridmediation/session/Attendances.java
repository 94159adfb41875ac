package org.gridmediation.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.Guardians;
import org.gridmediation.party.Power;
import org.gridmediation.party.Presence;
import org.gridmediation.party.Representative;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.party.Statement;

/** Who of the parties took part, and whether a minor among them was alone. */
@ApplicationScoped
class Attendances {
    /** Occasions on which the parties themselves are spoken with. */
    private static final Set<SessionKind> WITH_PARTIES = Set.of(SessionKind.MEDIATION, SessionKind.STATEMENTS);

    @Inject
    Disputes disputes;

    @Inject
    Guardians guardians;

    void check(Dispute dispute, NewSession form, Faults faults) {
        var parties = disputes.parties(dispute).stream().collect(Collectors.toMap(p -> p.id, Function.identity()));
        var day = Days.of(form.heldAt());
        var spoke = new HashSet<UUID>();
        if (form.statements() != null) {
            Party.mustBeOnce(
                    form.statements().stream().map(Statement::partyId).toList(), "/statements", "/partyId", faults);
            for (int i = 0; i < form.statements().size(); i++) {
                var party = form.statements().get(i).partyId();
                faults.addIf(!parties.containsKey(party), "/statements/" + i + "/partyId", "PARTY_UNKNOWN");
                spoke.add(party);
            }
        }
        var given = form.attendance() == null ? List.<Attendance>of() : form.attendance();
        var attended = new HashMap<UUID, Attendance>();
        for (int i = 0; i < given.size(); i++) {
            var place = "/attendance/" + i;
            var attendance = given.get(i);
            faults.addIf(!parties.containsKey(attendance.partyId()), place + "/partyId", "PARTY_UNKNOWN");
            faults.addIf(attended.put(attendance.partyId(), attendance) != null, place + "/partyId", "PARTY_TWICE");
            check(attendance, parties.get(attendance.partyId()), form.heldAt(), place, faults);
        }
        for (int i = 0; form.statements() != null && i < form.statements().size(); i++)
            faults.addIf(
                    isAbsent(attended.get(form.statements().get(i).partyId())),
                    "/statements/" + i + "/partyId",
                    "PARTY_ABSENT");
        // Nobody was mediated or heard where nobody was, whatever else was done there.
        faults.addIf(
                WITH_PARTIES.contains(form.kind())
                        && parties.keySet().stream().allMatch(p -> isAbsent(attended.get(p))),
                "/attendance",
                "NOBODY_PRESENT");
        var absent = Stream.of(PartyRole.APPLICANT, PartyRole.RESPONDENT).anyMatch(side -> parties.values().stream()
                .filter(p -> p.role == side)
                .allMatch(p -> isAbsent(attended.get(p.id))));
        faults.addIf(absent && form.agrees(), "/result", "SIDE_ABSENT");
        // Whoever was not there left nothing undisputed.
        faults.addIf(
                absent
                        && form.undisputedFacts() != null
                        && !form.undisputedFacts().isEmpty(),
                "/undisputedFacts",
                "SIDE_ABSENT");
        for (var party : parties.values())
            if (party.isMinorOn(day)) check(party, form.kind(), attended.get(party.id), spoke, faults);
    }

    private static boolean isAbsent(Attendance attendance) {
        return attendance != null && attendance.presence() == Presence.ABSENT;
    }

    private void check(Attendance attendance, Party party, Instant at, String place, Faults faults) {
        var represented = attendance.presence() == Presence.REPRESENTED;
        var absent = attendance.presence() == Presence.ABSENT;
        faults.addIf(
                represented != (attendance.representativeId() != null)
                        || represented && party != null && !represents(attendance, party, at),
                place + "/representativeId",
                "REPRESENTATIVE_UNFIT");
        faults.addIf(absent && attendance.reason() == null, place + "/reason", "ABSENCE_UNEXPLAINED");
        faults.addIf(!absent && attendance.reason() != null, place + "/reason", "NOT_APPLICABLE");
        faults.addIf(absent && attendance.accompanied(), place + "/guardianPresent", "NOT_APPLICABLE");
        faults.addIf(
                attendance.accompanied() && party != null && !guardians.has(party, at),
                place + "/guardianPresent",
                "NO_GUARDIAN");
    }

    /** The dossier's rule 10: under 18, the guardian is among those attending. */
    private void check(Party minor, SessionKind kind, Attendance attendance, Set<UUID> spoke, Faults faults) {
        var mustBeSaid = WITH_PARTIES.contains(kind) || spoke.contains(minor.id);
        var alone = attendance == null
                ? mustBeSaid
                : switch (attendance.presence()) {
                    case PRESENT -> !attendance.accompanied();
                    case REPRESENTED -> !isGuardian(attendance, minor);
                    case ABSENT -> spoke.contains(minor.id);
                };
        faults.addIf(alone, "/attendance", "GUARDIAN_NOT_PRESENT");
    }

    private boolean isGuardian(Attendance attendance, Party minor) {
        var representative = find(attendance.representativeId(), minor.id, minor.district);
        return representative != null
                && (representative.kind == RepresentativeKind.GUARDIAN || attendance.accompanied());
    }

    private boolean represents(Attendance attendance, Party party, Instant at) {
        var representative = find(attendance.representativeId(), party.id, party.district);
        return representative != null && representative.may(Power.ATTEND_AND_SIGN, party, at);
    }

    Representative find(UUID id, UUID party, String district) {
        return Representative.<Representative>find("id = ?1 and partyId = ?2 and district = ?3", id, party, district)
                .firstResultOptional()
                .orElse(null);
    }
}
