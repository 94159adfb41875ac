package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.Resident;
import org.gridmediation.resident.ResidentPhone;

/** What the register of residents says of the parties whom it holds. */
@ApplicationScoped
class PartyRegister {
    @Inject
    Caller caller;

    @Inject
    Vault vault;

    /** Fills in the resident whom the form names, if the caller may name them. */
    void enter(Dispute dispute, NewParty form, Party party, String pointer) {
        var found = find(dispute, form.residentId());
        if (caller.is(Role.RESIDENT) && !found.map(r -> isOwn(dispute, r, form)).orElse(false))
            throw Problem.RULE_BROKEN.at(pointer + "/residentId", "RESIDENT_NOT_YOURS");
        fill(party, found.orElseThrow(() -> Problem.RULE_BROKEN.at(pointer + "/residentId", "RESIDENT_UNKNOWN")));
    }

    /**
     * Takes over what was put right in the register.
     *
     * @return whether anything is other than it was
     */
    boolean takeOver(Dispute dispute, Party party) {
        if (party.residentId == null) return false;
        var before = facts(party);
        find(dispute, party.residentId).ifPresent(resident -> fill(party, resident));
        return !facts(party).equals(before);
    }

    /** Whether this resident of the caller's district is one. */
    boolean isMinor(UUID resident) {
        return resident != null
                && Resident.<Resident>find(
                                "select birthDate from Resident where id = ?1 and district = ?2",
                                resident,
                                caller.area().district())
                        .project(LocalDate.class)
                        .stream()
                        .anyMatch(born -> Party.isMinor(born, Days.today()));
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

    private List<Object> facts(Party party) {
        return Arrays.asList(
                party.name,
                party.birthDate,
                party.residentSex,
                party.residentAddress,
                party.residentPhoneSealed == null ? null : vault.open(party.residentPhoneSealed));
    }

    private static void fill(Party party, Resident resident) {
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
}
