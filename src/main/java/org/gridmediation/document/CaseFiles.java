package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Sex;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Difficulty;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.party.Statement;
import org.gridmediation.privacy.Vault;
import org.gridmediation.session.NewSession;
import org.gridmediation.session.SessionKind;

/** Gathers what the papers of a dispute need from its record. */
@ApplicationScoped
class CaseFiles {
    @Inject
    EntityManager session;

    @Inject
    Vault vault;

    @Inject
    Endings endings;

    record Head(
            String caseNumber,
            String receiptNumber,
            String title,
            String description,
            String place,
            String type,
            Source source,
            Difficulty difficulty,
            String committee,
            Instant reportedAt,
            Instant acceptedAt,
            Instant endedAt,
            Instant archivedAt,
            Status status,
            UUID outcomeId) {}

    record Declined(DeclineReason reason, String explanation) {}

    record PartyRow(
            UUID id,
            PartyRole role,
            PartyKind kind,
            String name,
            Sex sex,
            LocalDate birthDate,
            byte[] phone,
            UUID residentId,
            String address,
            String guardian) {}

    record ResidentPhone(UUID resident, byte[] sealed) {}

    record SessionRow(
            int number,
            SessionKind kind,
            Instant heldAt,
            String place,
            boolean open,
            String record,
            List<Statement> statements,
            List<NewSession.Participant> participants,
            String mediator) {}

    CaseFile of(UUID dispute) {
        var head = rows(Head.class, dispute, """
                select d.caseNumber, d.receiptNumber, d.title, d.description, d.place, t.nameZh, d.source, d.difficulty, o.name,
                       d.reportedAt, d.acceptedAt, d.endedAt, d.archivedAt, d.status, coalesce(d.outcomeId, d.draftId)
                from Dispute d left join DisputeType t on t.code = d.type left join Organization o on o.id = d.committeeId
                where d.id = :dispute""").get(0);
        var parties = rows(PartyRow.class, dispute, """
                select p.id, p.role, p.kind, p.name, r.sex, p.birthDate, p.phoneSealed, p.residentId, r.address, p.guardianName
                from Party p left join Resident r on r.id = p.residentId where p.disputeId = :dispute order by p.number""");
        var ending = endings.of(dispute, head.outcomeId, head.status);
        var marks = ending.marks().stream()
                .collect(Collectors.toMap(Endings.Marked::party, Endings.Marked::at, (a, b) -> a));
        var phones = phones(parties);
        var persons = parties.stream()
                .map(p -> person(p, phones, marks, head.reportedAt))
                .toList();
        var meetings = meetings(dispute, parties);
        return new CaseFile(
                matter(dispute, head),
                persons,
                List.of(),
                meetings.stream().filter(m -> isInvestigation(m.kind())).toList(),
                meetings.stream().filter(m -> !isInvestigation(m.kind())).toList(),
                ending.ending(),
                ending.fulfilments(),
                ending.visits());
    }

    private CaseFile.Matter matter(UUID dispute, Head head) {
        var declined = rows(
                        Declined.class,
                        dispute,
                        "select x.reason, x.explanation from Decision x where x.disputeId = :dispute and not x.accepted")
                .stream()
                .findFirst();
        var mediators = rows(String.class, dispute, """
                select s.name from Assignment a join Dispute d on d.id = a.disputeId join Mediator m on m.id = a.mediatorId
                join Staff s on s.id = m.staffId
                where a.disputeId = :dispute and (a.until is null or a.until >= d.endedAt) order by a.at""");
        return new CaseFile.Matter(
                head.caseNumber,
                head.receiptNumber,
                head.title,
                head.description,
                head.place,
                head.type,
                head.source,
                head.difficulty == Difficulty.MAJOR,
                head.committee,
                head.reportedAt,
                head.acceptedAt,
                head.endedAt,
                head.archivedAt,
                declined.map(Declined::reason).orElse(null),
                declined.map(Declined::explanation).orElse(null),
                mediators.stream().distinct().toList());
    }

    private CaseFile.Person person(
            PartyRow party, Map<UUID, byte[]> phones, Map<UUID, Instant> marks, Instant reportedAt) {
        var phone = party.phone == null ? phones.get(party.residentId) : party.phone;
        return new CaseFile.Person(
                party.role,
                party.kind == PartyKind.ORGANIZATION,
                party.name,
                party.sex,
                null,
                party.birthDate == null
                        ? null
                        : Period.between(party.birthDate, Days.of(reportedAt)).getYears(),
                null,
                phone == null ? null : vault.open(phone),
                party.address,
                party.guardian,
                null,
                marks.get(party.id));
    }

    /** The first of each resident's phones. */
    private Map<UUID, byte[]> phones(List<PartyRow> parties) {
        var residents = parties.stream()
                .map(PartyRow::residentId)
                .filter(java.util.Objects::nonNull)
                .toList();
        var phones = new HashMap<UUID, byte[]>();
        session.createQuery(
                        "select p.residentId, p.sealed from ResidentPhone p where p.residentId in :residents order by p.position",
                        ResidentPhone.class)
                .setParameter("residents", residents)
                .getResultList()
                .forEach(p -> phones.putIfAbsent(p.resident, p.sealed));
        return phones;
    }

    private static boolean isInvestigation(SessionKind kind) {
        return kind == SessionKind.SITE_INSPECTION;
    }

    private List<CaseFile.Meeting> meetings(UUID dispute, List<PartyRow> parties) {
        var names = parties.stream().collect(Collectors.toMap(PartyRow::id, PartyRow::name));
        return rows(SessionRow.class, dispute, """
                select s.number, s.kind, s.heldAt, s.place, s.open, s.record, s.statements, s.participants, f.name
                from Session s left join Mediator m on m.id = s.mediatorId left join Staff f on f.id = m.staffId
                where s.disputeId = :dispute order by s.number""").stream()
                .map(s -> new CaseFile.Meeting(
                        s.number,
                        s.kind,
                        s.heldAt,
                        s.place,
                        s.open,
                        s.record,
                        s.statements.stream()
                                .map(t -> new CaseFile.Said(names.get(t.partyId()), t.text()))
                                .toList(),
                        s.participants.stream()
                                .map(g -> new CaseFile.Guest(g.kind(), g.name()))
                                .toList(),
                        s.mediator))
                .toList();
    }

    private <T> List<T> rows(Class<T> row, UUID dispute, String query) {
        return session.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
