package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Vault;

/**
 * Who are two parties. A dispute has two sides and nobody stands on both: a resident's record, a document, a credit code, or a name with a
 * phone tells one person, however often it is named (人民调解法 art. 2, 3, 29).
 */
@ApplicationScoped
public class Sides {
    private static final HexFormat HEX = HexFormat.of();

    @Inject
    EntityManager session;

    @Inject
    Vault vault;

    /** By what a registered resident may be named as somebody else: fingerprints of the document and the phones. */
    public record Resident(byte[] document, List<byte[]> phones) {}

    /** Whether an applicant and a respondent among them are two people. */
    public boolean areTwo(List<Party> parties) {
        return areTwo(parties, residents(parties));
    }

    public boolean areTwo(List<Party> parties, Map<UUID, Resident> residents) {
        var applicants = parties.stream()
                .filter(p -> p.role == PartyRole.APPLICANT)
                .map(p -> signs(p, residents))
                .toList();
        return parties.stream()
                .filter(p -> p.role == PartyRole.RESPONDENT)
                .map(p -> signs(p, residents))
                .anyMatch(other -> applicants.stream().anyMatch(one -> Collections.disjoint(one, other)));
    }

    private Set<String> signs(Party party, Map<UUID, Resident> residents) {
        var signs = new HashSet<String>();
        var name = HalfWidth.of(Objects.toString(party.name, ""))
                .replaceAll("[\\s\\p{P}]", "")
                .toLowerCase(Locale.ROOT);
        var resident = party.residentId == null ? null : residents.get(party.residentId);
        if (party.residentId != null) signs.add("resident " + party.residentId);
        if (party.creditCode != null) signs.add("credit code " + party.creditCode);
        if (party.documentFingerprint != null) signs.add("document " + HEX.formatHex(party.documentFingerprint));
        if (party.phoneSealed != null)
            signs.add("phone " + HEX.formatHex(vault.fingerprint(vault.open(party.phoneSealed))) + " " + name);
        if (resident != null) {
            if (resident.document != null) signs.add("document " + HEX.formatHex(resident.document));
            resident.phones.forEach(phone -> signs.add("phone " + HEX.formatHex(phone) + " " + name));
        }
        return signs;
    }

    /** Two registered residents are two by their records; what else tells them is read only beside somebody who is none. */
    private Map<UUID, Resident> residents(List<Party> parties) {
        var ids = parties.stream()
                .map(p -> p.residentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (ids.isEmpty() || parties.stream().allMatch(p -> p.residentId != null)) return Map.of();
        var phones = new HashMap<UUID, List<byte[]>>();
        session.createQuery(
                        "select residentId, fingerprint from ResidentPhone where residentId in :ids and district = :district",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("district", parties.get(0).district)
                .getResultStream()
                .forEach(row -> phones.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add((byte[]) row[1]));
        var residents = new HashMap<UUID, Resident>();
        session.createQuery(
                        "select id, documentFingerprint from Resident where id in :ids and district = :district",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("district", parties.get(0).district)
                .getResultStream()
                .forEach(row -> residents.put(
                        (UUID) row[0], new Resident((byte[]) row[1], phones.getOrDefault((UUID) row[0], List.of()))));
        return residents;
    }
}
