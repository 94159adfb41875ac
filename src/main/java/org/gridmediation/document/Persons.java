package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Sex;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.http.Days;
import org.gridmediation.party.Power;
import org.gridmediation.party.Profession;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.privacy.Vault;

/** The parties of a dispute as its papers name them, and who speaks for them. */
@ApplicationScoped
class Persons {
    @Inject
    EntityManager session;

    @Inject
    Vault vault;

    /**
     * A party, as it was entered in the record.
     *
     * @param added null when it was there from the beginning
     * @param removed it was named by mistake
     */
    record Listed(UUID id, int number, Person person, Instant added, boolean removed) {
        Listed withoutContact() {
            return new Listed(id, number, person.withoutContact(), added, removed);
        }
    }

    record Row(
            UUID id,
            int number,
            Instant removedAt,
            PartyRole role,
            PartyKind kind,
            String name,
            Sex sex,
            Sex residentSex,
            String ethnicity,
            LocalDate birthDate,
            String occupation,
            String workplace,
            byte[] phone,
            byte[] address,
            String residentAddress,
            UUID residentId,
            String creditCode,
            String head,
            String position,
            String guardian,
            long identityCopies) {}

    record Added(UUID party, Instant at) {}

    record Told(UUID party, Instant at, Channel method, boolean acknowledged) {}

    record Phone(UUID resident, byte[] sealed) {}

    record Speaker(
            UUID party,
            RepresentativeKind kind,
            String name,
            String relation,
            Profession profession,
            String licence,
            Set<Power> powers,
            byte[] phone,
            LocalDate from,
            LocalDate until) {}

    /** In their order, those too that are no party any more: what was recorded about them stays. */
    List<Listed> of(UUID dispute, Instant reportedAt) {
        var rows = rows(Row.class, dispute, """
                select p.id, p.number, p.removedAt, p.role, p.kind, p.name, p.sex, r.sex, p.ethnicity, p.birthDate, p.occupation, p.workplace, p.phoneSealed,
                       p.addressSealed, r.address, p.residentId, p.creditCode, p.representativeName, p.representativePosition, p.guardianName,
                       (select count(*) from Attachment a where a.disputeId = p.disputeId and a.about = p.id and a.kind = IDENTITY_COPY and a.withdrawnAt is null)
                from Party p left join Resident r on r.id = p.residentId
                where p.disputeId = :dispute order by p.number""");
        var added = new HashMap<UUID, Instant>();
        rows(Added.class, dispute, """
                select e.subjectId, e.at from TimelineEntry e
                where e.disputeId = :dispute and e.kind = PARTY_ADDED order by e.number""").forEach(a -> added.put(a.party, a.at));
        var told = rows(Told.class, dispute, """
                select n.partyId, n.givenAt, n.method, n.acknowledged from Notice n join Party p on p.id = n.partyId and p.disputeId = n.disputeId
                where n.disputeId = :dispute and n.kind = RIGHTS_AND_DUTIES and (p.identifiedAt is null or n.at > p.identifiedAt)
                order by n.givenAt, n.at, n.id""").stream()
                .collect(Collectors.groupingBy(
                        Told::party,
                        Collectors.mapping(
                                t -> new Person.RightsTold(t.at, t.method, t.acknowledged), Collectors.toList())));
        var guardians = new HashMap<UUID, String>();
        speakers(dispute).stream()
                .filter(s -> s.kind == RepresentativeKind.GUARDIAN)
                .forEach(s -> guardians.putIfAbsent(s.party, s.name));
        var phones = phones(rows);
        var persons = new ArrayList<Listed>();
        for (var row : rows)
            persons.add(new Listed(
                    row.id,
                    row.number,
                    new Person(
                            row.role,
                            row.kind == PartyKind.ORGANIZATION,
                            row.name,
                            row.sex == null ? row.residentSex : row.sex,
                            row.ethnicity,
                            age(row.birthDate, reportedAt),
                            row.occupation,
                            phone(row.phone == null ? phones.get(row.residentId) : row.phone),
                            address(row),
                            row.creditCode,
                            head(row),
                            row.guardian == null ? guardians.get(row.id) : row.guardian,
                            told.getOrDefault(row.id, List.of()),
                            row.identityCopies > 0),
                    added.get(row.id),
                    row.removedAt != null));
        return persons;
    }

    List<Agent> agents(UUID dispute, Parties parties) {
        return speakers(dispute).stream()
                .filter(s -> s.kind == RepresentativeKind.AGENT)
                .map(s -> new Agent(
                        parties.name(s.party),
                        s.name,
                        s.relation,
                        s.profession,
                        s.licence,
                        phone(s.phone),
                        s.powers.stream().sorted().toList(),
                        s.from,
                        s.until))
                .toList();
    }

    private List<Speaker> speakers(UUID dispute) {
        return rows(Speaker.class, dispute, """
                select s.partyId, s.kind, s.name, s.relation, s.profession, s.licence, s.powers, s.phoneSealed, s.validFrom, s.validUntil
                from Representative s where s.disputeId = :dispute order by s.validFrom, s.id""");
    }

    private static Integer age(LocalDate birthDate, Instant reportedAt) {
        return birthDate == null
                ? null
                : Period.between(birthDate, Days.of(reportedAt)).getYears();
    }

    private String address(Row row) {
        if (row.address != null) return open(row.address);
        return row.residentAddress == null ? row.workplace : row.residentAddress;
    }

    private static String head(Row row) {
        if (row.head == null) return null;
        return row.head + (row.position == null ? "" : "（" + row.position + "）");
    }

    /** As it is dialled in the country: a mobile as it is, a landline with the nought of its area code. */
    private String phone(byte[] sealed) {
        var number = open(sealed);
        if (number == null || !number.startsWith("+86")) return number;
        var national = number.substring(3);
        return national.matches("1\\d{10}") ? national : "0" + national;
    }

    private String open(byte[] sealed) {
        return sealed == null ? null : vault.open(sealed);
    }

    /** The first of each resident's phones. */
    private Map<UUID, byte[]> phones(List<Row> parties) {
        var residents =
                parties.stream().map(Row::residentId).filter(Objects::nonNull).toList();
        var phones = new HashMap<UUID, byte[]>();
        session.createQuery(
                        "select p.residentId, p.sealed from ResidentPhone p where p.residentId in :residents order by p.position",
                        Phone.class)
                .setParameter("residents", residents)
                .getResultList()
                .forEach(p -> phones.putIfAbsent(p.resident, p.sealed));
        return phones;
    }

    private <T> List<T> rows(Class<T> row, UUID dispute, String query) {
        return session.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
