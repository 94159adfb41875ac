package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Characters;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.Resident;
import org.gridmediation.resident.ResidentPhone;

/**
 * Who are two parties. A dispute has two sides and nobody stands on both: a resident's record, a document, a name with a phone, or a name with a
 * birth date where no two records or documents say otherwise, tells one person, and a credit code or, where one of two has none, its name an
 * organization, however often it is named (人民调解法 art. 2, 3, 29).
 */
@ApplicationScoped
public class PartyIdentity {
    @Inject
    EntityManager entities;

    private static final HexFormat HEX = HexFormat.of();

    @Inject
    Vault vault;

    /** Of a resident's phone or document. */
    record Fingerprint(UUID resident, byte[] hash) {}

    /** By what a registered resident may be named as somebody else: fingerprints of the document and the phones. */
    public record KnownIdentity(byte[] document, List<byte[]> phones) {}

    /** Whether there are an applicant and a respondent, and nobody among them is both. */
    public boolean areTwo(List<Party> parties) {
        return areTwo(parties, residents(parties));
    }

    public boolean areTwo(List<Party> parties, Map<UUID, KnownIdentity> residents) {
        var applicants = known(PartyRole.APPLICANT, parties, residents);
        var respondents = known(PartyRole.RESPONDENT, parties, residents);
        return !applicants.isEmpty()
                && !respondents.isEmpty()
                && respondents.stream().allMatch(other -> applicants.stream().allMatch(one -> one.isNot(other)));
    }

    /** Whether they are one, named twice. */
    public boolean areOne(Party one, Party other) {
        var residents = residents(List.of(one, other));
        return one == other || !known(one, residents).isNot(known(other, residents));
    }

    /** Whether somebody of the one is, or has the name of, somebody of the other. */
    public boolean share(List<Party> some, List<Party> others) {
        var residents = residents(Stream.concat(some.stream(), others.stream()).toList());
        return some.stream().anyMatch(one -> others.stream()
                .anyMatch(other -> areNamedAlike(one.name, other.name)
                        || !known(one, residents).isNot(known(other, residents))));
    }

    /** Those on the other side of the dispute. */
    public static List<Party> against(Party party, List<Party> parties) {
        return parties.stream().filter(party::isAgainst).toList();
    }

    /**
     * Who acts for a party: a guardian, the head of an organization, or an agent.
     *
     * @param phone by which one agent is told from another of the same name; any other is known by the name alone, and what tells a namesake
     *     is written behind it
     * @param self by what the register knows somebody else as who is named on the other side; null for who is known by the name
     */
    public record Speaker(Party party, String name, String phone, String licence, Party self) {
        public Speaker(Party party, String name, String phone, String licence) {
            this(party, name, phone, licence, null);
        }

        public static Speaker guardian(Party party, String name) {
            return new Speaker(party, name, null, null);
        }

        private boolean isOne(Speaker other) {
            return licence != null && licence.equals(other.licence)
                    || areNamedAlike(name, other.name)
                            && (phone == null || other.phone == null || phone.equals(other.phone));
        }
    }

    /**
     * Whether somebody who acts for one side is on the other, or acts for it too (民法典 art. 35, 168).
     *
     * @param more who acts for one of them beside those on record
     */
    public boolean actForBoth(List<Party> parties, Collection<Speaker> more) {
        var speakers = Stream.concat(
                        Stream.concat(more.stream(), parties.stream().flatMap(p -> Stream.of(
                                        p.guardianName, p.representativeName)
                                .filter(Objects::nonNull)
                                .map(name -> Speaker.guardian(p, name)))),
                        Stream.concat(representatives(parties), registered(parties)))
                .toList();
        return speakers.stream()
                .anyMatch(one -> against(one.party, parties).stream()
                                .anyMatch(
                                        p -> areNamedAlike(one.name, p.name) || one.self != null && areOne(one.self, p))
                        || speakers.stream().anyMatch(other -> one.party.isAgainst(other.party) && one.isOne(other)));
    }

    /** Whether somebody of this name is a minor among the parties, who is nobody's guardian (民法典 art. 27, 28). */
    public static boolean isMinor(String guardian, Collection<Party> parties) {
        return isMinor(guardian, parties, Days.today());
    }

    public static boolean isMinor(String guardian, Collection<Party> parties, LocalDate day) {
        return parties.stream().anyMatch(p -> p.isMinorOn(day) && areNamedAlike(guardian, p.name));
    }

    /** Whether the same is named already, but on the other side: nobody is mediated with themselves, which is another rule. */
    boolean isTwice(Party party, List<Party> parties) {
        var beside =
                parties.stream().filter(p -> p != party && !p.isAgainst(party)).toList();
        if (beside.isEmpty()) return false;
        return isTwice(
                party,
                beside,
                residents(Stream.concat(beside.stream(), Stream.of(party)).toList()));
    }

    public boolean isTwice(Party party, List<Party> others, Map<UUID, KnownIdentity> residents) {
        var known = known(party, residents);
        return others.stream().filter(other -> !other.isAgainst(party)).anyMatch(other -> !known(other, residents)
                .isNot(known));
    }

    /** Whoever applied for a child or ward through their own account, as the register knows them: an account may have another name. */
    private Stream<Speaker> registered(List<Party> parties) {
        return parties.stream()
                .filter(p -> p.guardianResidentId != null)
                .flatMap(p ->
                        Resident.<Resident>find("id = ?1 and district = ?2", p.guardianResidentId, p.district).stream()
                                .map(resident -> {
                                    var self = new Party();
                                    self.kind = PartyKind.RESIDENT;
                                    self.district = p.district;
                                    self.residentId = resident.id;
                                    self.name = resident.name;
                                    self.birthDate = resident.birthDate;
                                    return new Speaker(p, resident.name, null, null, self);
                                }));
    }

    private Stream<Speaker> representatives(List<Party> parties) {
        var represented = parties.stream().filter(p -> p.represented).collect(Collectors.toMap(p -> p.id, p -> p));
        if (represented.isEmpty()) return Stream.empty();
        // Party stands above: what it keeps is read by its name.
        return entities.createQuery(
                        "select partyId, name, case when kind = AGENT then phoneSealed end, licence from Representative where dispute = :dispute and partyId in :parties and endedAt is null",
                        Object[].class)
                .setParameter("dispute", represented.values().iterator().next().dispute)
                .setParameter("parties", represented.keySet())
                .getResultStream()
                .map(row -> new Speaker(
                        represented.get((UUID) row[0]),
                        (String) row[1],
                        row[2] == null ? null : vault.open((byte[]) row[2]),
                        (String) row[3]));
    }

    public static boolean areNamedAlike(String one, String other) {
        return one != null && other != null && bare(one).equals(bare(other));
    }

    private static String bare(String name) {
        return Characters.seen(HalfWidth.of(name)).replaceAll("[\\s\\p{P}]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * By what a party is told from others.
     *
     * @param born a name and its birth date, which two people may share
     */
    private record Known(String creditCode, UUID resident, boolean documented, String born, Set<String> signs) {
        boolean isNot(Known other) {
            if (creditCode != null && other.creditCode != null) return !creditCode.equals(other.creditCode);
            if (!Collections.disjoint(signs, other.signs)) return false;
            return born == null
                    || !born.equals(other.born)
                    || resident != null && other.resident != null
                    || documented && other.documented;
        }
    }

    private List<Known> known(PartyRole role, List<Party> parties, Map<UUID, KnownIdentity> residents) {
        return parties.stream()
                .filter(p -> p.role == role)
                .map(p -> known(p, residents))
                .toList();
    }

    private Known known(Party party, Map<UUID, KnownIdentity> residents) {
        var name = bare(Objects.toString(party.name, ""));
        var resident = party.residentId == null ? null : residents.get(party.residentId);
        return new Known(
                party.creditCode,
                party.residentId,
                party.documentFingerprint != null || resident != null && resident.document != null,
                party.birthDate == null ? null : party.birthDate + " " + name,
                signs(party, name, resident));
    }

    private Set<String> signs(Party party, String name, KnownIdentity resident) {
        var signs = new HashSet<String>();
        if (party.residentId != null) signs.add("resident " + party.residentId);
        if (party.kind == PartyKind.ORGANIZATION) signs.add("organization " + name);
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
    private Map<UUID, KnownIdentity> residents(List<Party> parties) {
        var ids = parties.stream()
                .map(p -> p.residentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (ids.isEmpty() || parties.stream().allMatch(p -> p.residentId != null)) return Map.of();
        var phones = new HashMap<UUID, List<byte[]>>();
        ResidentPhone.<ResidentPhone>find(
                        "select residentId, fingerprint from ResidentPhone where residentId in ?1 and district = ?2",
                        ids,
                        parties.get(0).district)
                .project(Fingerprint.class)
                .stream()
                .forEach(phone -> phones.computeIfAbsent(phone.resident, id -> new ArrayList<>())
                        .add(phone.hash));
        var residents = new HashMap<UUID, KnownIdentity>();
        Resident.<Resident>find(
                        "select id, documentFingerprint from Resident where id in ?1 and district = ?2",
                        ids,
                        parties.get(0).district)
                .project(Fingerprint.class)
                .stream()
                .forEach(document -> residents.put(
                        document.resident,
                        new KnownIdentity(document.hash, phones.getOrDefault(document.resident, List.of()))));
        return residents;
    }
}
