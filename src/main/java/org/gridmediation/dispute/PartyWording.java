package org.gridmediation.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.access.Sex;
import org.gridmediation.privacy.Vault;

/**
 * What papers say of a party.
 *
 * @param identifiedAt since when it is who it is: what was said for it before, was said for another
 * @param forgottenAt since when no answer of before counts
 * @param guardianName who gave its last answer for it, null when it answered itself
 */
public record PartyWording(
        UUID id,
        int number,
        PartyRole role,
        PartyKind kind,
        String name,
        Sex sex,
        String ethnicity,
        LocalDate birthDate,
        String occupation,
        String phone,
        String address,
        String creditCode,
        String representativeName,
        String representativePosition,
        Instant identifiedAt,
        Instant forgottenAt,
        String guardianName) {

    public static PartyWording of(Party party, Vault vault) {
        var address = party.address(vault);
        return new PartyWording(
                party.id,
                party.number,
                party.role,
                party.kind,
                party.name,
                party.sex(),
                party.ethnicity,
                party.birthDate,
                party.occupation,
                party.phone(vault),
                address == null ? party.workplace : address,
                party.creditCode,
                party.representativeName,
                party.representativePosition,
                party.identifiedAt,
                party.forgottenAt,
                party.guardianName);
    }
}
