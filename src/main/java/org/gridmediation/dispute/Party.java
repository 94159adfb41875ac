package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.access.Sex;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.DocumentType;

/** A party to a dispute, as it was when it joined, or was put right: what changes in the register later changes no paper. */
@Entity
@Table(name = "dispute_party")
public class Party extends DisputePart {
    public int number;

    @Enumerated(EnumType.STRING)
    public PartyRole role;

    @Enumerated(EnumType.STRING)
    public PartyKind kind;

    public UUID residentId;
    public String name;
    public byte[] phoneSealed;
    public LocalDate birthDate;
    public String creditCode;
    public String representativeName;
    public String representativePosition;

    @Enumerated(EnumType.STRING)
    public Sex sex;

    public String ethnicity;
    public String occupation;
    public String workplace;
    public byte[] addressSealed;

    /** As the register had it, like the phone and the address: of a resident of whom this record says nothing else. */
    @Enumerated(EnumType.STRING)
    Sex residentSex;

    byte[] residentPhoneSealed;
    String residentAddress;

    @Enumerated(EnumType.STRING)
    public DocumentType documentType;

    public byte[] documentSealed;
    public byte[] documentFingerprint;
    public Boolean consented;
    public Instant consentedAt;
    public String guardianName;

    @Enumerated(EnumType.STRING)
    Guardianship guardianship;

    /** The record of the resident whose account applied for a child or ward, when it is known. */
    UUID guardianResidentId;

    /** Somebody speaks for it. */
    public boolean represented;
    /** Set when it was put right to be somebody else: what it was told before, another was told. */
    public Instant identifiedAt;
    /** Set when its answer counts no more, though it is who it was. */
    public Instant forgottenAt;
    /** What papers said of it until it turned out to be somebody else, each time. */
    public byte[] formerSealed;
    /** Set when it was named by mistake, and is no party. */
    public Instant removedAt;

    /** The one that is named by its id, or by its number. */
    public static Optional<Party> among(List<Party> parties, UUID id, Integer number) {
        return parties.stream()
                .filter(p -> p.id.equals(id) || number != null && p.number == number)
                .findFirst();
    }

    /** Whoever a request lists is named there once: what counts them would count one for two. */
    public static void mustBeOnce(List<?> named, String pointer, String member, Faults faults) {
        for (int i = 0; i < named.size(); i++)
            faults.addIf(named.indexOf(named.get(i)) < i, pointer + "/" + i + member, "PARTY_TWICE");
    }

    /** @param numbers of parties; null for a list that was left out */
    public static void mustBeOnce(List<Integer> numbers, String pointer) {
        if (numbers == null) return;
        var faults = new Faults();
        mustBeOnce(numbers, pointer, "", faults);
        faults.raise();
    }

    static boolean allConsent(List<Party> parties) {
        return parties.stream().allMatch(Party::hasConsented);
    }

    static boolean anyRefuses(List<Party> parties) {
        return parties.stream().anyMatch(p -> Boolean.FALSE.equals(p.consented));
    }

    public int number() {
        return number;
    }

    public Sex sex() {
        return sex == null ? residentSex : sex;
    }

    public String phone(Vault vault) {
        var sealed = phoneSealed == null ? residentPhoneSealed : phoneSealed;
        return sealed == null ? null : vault.open(sealed);
    }

    public String address(Vault vault) {
        return addressSealed == null ? residentAddress : vault.open(addressSealed);
    }

    boolean isAgainst(Party other) {
        return role != other.role && role != PartyRole.THIRD_PARTY && other.role != PartyRole.THIRD_PARTY;
    }

    public boolean hasConsented() {
        return Boolean.TRUE.equals(consented);
    }

    public boolean hasRefused() {
        return Boolean.FALSE.equals(consented);
    }

    public boolean isMinorOn(LocalDate day) {
        return isMinor(birthDate, day);
    }

    public static boolean isMinor(LocalDate birthDate, LocalDate day) {
        return birthDate != null && Period.between(birthDate, day).getYears() < 18;
    }

    /** Whether it is the one that was known by these; what identifies it beyond its name may be new, and not another. */
    boolean isStill(String name, byte[] document, String code) {
        return PartyIdentity.areNamedAlike(this.name, name)
                && (document == null || Arrays.equals(document, documentFingerprint))
                && (code == null || code.equals(creditCode));
    }

    /** Nobody is their own. */
    public boolean hasGuardian() {
        return guardianName != null && !PartyIdentity.areNamedAlike(guardianName, name);
    }

    /** Whoever answered for a child is nobody's guardian once the child has come of age. */
    public boolean hasGuardianOn(LocalDate day) {
        return hasGuardian() && (isMinorOn(day) || consentedAt == null || !isMinorOn(Days.of(consentedAt)));
    }

    /** Whether whoever applied for it as its guardian is still that: nobody is the guardian of a child that has come of age. */
    boolean isGuardedOn(LocalDate day) {
        return guardianship != null && (guardianship != Guardianship.CHILD || isMinorOn(day));
    }

    /** Nobody has a dispute before they are born. */
    public boolean isBornAfter(Instant reported) {
        return birthDate != null && birthDate.isAfter(Days.of(reported));
    }

    /** Not when a consent turns out to be a child's own, or a guardian's of somebody grown up. */
    boolean hasAnsweredWell(LocalDate day) {
        var minor = isMinorOn(day);
        return !(minor && hasConsented() && !hasGuardian()) && (guardianship == null || isGuardedOn(day));
    }

    void forgetAnswer() {
        if (consented != null) forgottenAt = Days.now();
        consented = null;
        consentedAt = null;
        guardianName = null;
        guardianship = null;
        guardianResidentId = null;
    }

    /** PIPL art. 31 and the dossier's rule 10: a minor's consent is the guardian's, and so is a ward's (民法典 art. 28). */
    public void mustHaveGuardian(String guardian, Instant at, String pointer) {
        if ((isMinorOn(Days.of(at)) || guardianship == Guardianship.WARD)
                && (guardian == null || PartyIdentity.areNamedAlike(guardian, name)))
            throw Problem.RULE_BROKEN.at(pointer + "/guardianName", "GUARDIAN_NEEDED");
        mayHaveGuardian(guardian, pointer + "/guardianName");
    }

    /** An organization has none, and nobody is their own. */
    public void mayHaveGuardian(String guardian, String pointer) {
        if (guardian == null) return;
        if (kind == PartyKind.ORGANIZATION) throw Problem.RULE_BROKEN.at(pointer, "NOT_A_PERSON");
        if (PartyIdentity.areNamedAlike(guardian, name)) throw Problem.RULE_BROKEN.at(pointer, "NO_GUARDIAN");
    }

    void answer(boolean agrees, String guardian, Instant at, String pointer) {
        if (agrees) mustHaveGuardian(guardian, at, pointer);
        else mayHaveGuardian(guardian, pointer + "/guardianName");
        consented = agrees;
        consentedAt = at;
        guardianName = guardian;
        if (guardianship == null || isGuardedOn(Days.of(at))) return;
        // It has come of age, and answers for itself.
        guardianship = null;
        guardianResidentId = null;
    }
}
