package org.gridmediation.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.hibernate.annotations.Filter;

/** A party to a dispute, with the name as it was when it joined. */
@Entity
@Table(name = "dispute_party")
@Filter(name = Dispute.OWN_ONLY)
public class Party extends OfDispute {
    String applicant;
    public int number;

    @Enumerated(EnumType.STRING)
    PartyRole role;

    @Enumerated(EnumType.STRING)
    PartyKind kind;

    UUID residentId;
    String name;
    byte[] phoneSealed;
    LocalDate birthDate;
    Boolean consented;
    Instant consentedAt;
    String guardianName;

    /** The one that is named by its id, or by its number. */
    public static Optional<Party> among(List<Party> parties, UUID id, Integer number) {
        return parties.stream()
                .filter(p -> p.id.equals(id) || number != null && p.number == number)
                .findFirst();
    }

    static boolean allConsent(List<Party> parties) {
        return parties.stream().allMatch(Party::hasConsented);
    }

    public boolean hasConsented() {
        return Boolean.TRUE.equals(consented);
    }

    public boolean hasRefused() {
        return Boolean.FALSE.equals(consented);
    }

    /** Whoever has refused comes back by a consent of their own, given after the refusal. */
    public void consentAgain(String guardian, Instant at, String pointer) {
        if (consentedAt != null && !at.isAfter(consentedAt))
            throw Problem.RULE_BROKEN.at(pointer + "/at", "CONSENT_NOT_NEW");
        answer(true, guardian, at, pointer);
    }

    /** PIPL art. 31 and the dossier's rule 10: a minor's consent is the guardian's. */
    void answer(boolean agrees, String guardian, Instant at, String pointer) {
        var minor = birthDate != null && Period.between(birthDate, Days.of(at)).getYears() < 18;
        if (agrees && minor && guardian == null)
            throw Problem.RULE_BROKEN.at(pointer + "/guardianName", "GUARDIAN_NEEDED");
        consented = agrees;
        consentedAt = at;
        guardianName = guardian;
    }
}
