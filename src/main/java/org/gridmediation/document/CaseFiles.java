package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Difficulty;
import org.gridmediation.dispute.Source;
import org.gridmediation.party.Statement;
import org.gridmediation.session.NewSession;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/** Gathers what the papers of a dispute need from its record. */
@ApplicationScoped
class CaseFiles {
    @Inject
    EntityManager session;

    @Inject
    Persons persons;

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
            UUID outcomeId) {}

    record Declined(DeclineReason reason, String explanation) {}

    record InquiryRow(
            Instant beganAt,
            Instant endedAt,
            String place,
            String asked,
            String askedAs,
            String investigator,
            String recorder,
            String record,
            UUID askedParty) {}

    record SessionRow(
            int number,
            SessionKind kind,
            Instant heldAt,
            Instant endedAt,
            String place,
            boolean open,
            String record,
            List<Statement> statements,
            List<NewSession.Participant> participants,
            SessionResult result,
            String recorder,
            String mediator) {}

    CaseFile of(UUID dispute) {
        var head = rows(Head.class, dispute, """
                select d.caseNumber, d.receiptNumber, d.title, d.description, d.place, t.nameZh, d.source, d.difficulty, o.name,
                       d.reportedAt, d.acceptedAt, d.endedAt, d.archivedAt, coalesce(d.outcomeId, d.draftId)
                from Dispute d left join DisputeType t on t.code = d.type left join Organization o on o.id = d.committeeId
                where d.id = :dispute""").get(0);
        var ending = endings.of(dispute, head.outcomeId, head.endedAt);
        var marks = ending.marks().stream()
                .collect(Collectors.toMap(Endings.Marked::party, Endings.Marked::at, (a, b) -> a));
        var parties = persons.of(dispute, marks, head.reportedAt);
        var names = new HashMap<UUID, String>();
        parties.forEach((id, person) -> names.put(id, person.name()));
        var held = meetings(dispute, names);
        return new CaseFile(
                matter(dispute, head),
                List.copyOf(parties.values()),
                persons.agents(dispute, names),
                inquiries(dispute, names, held),
                held.stream().filter(m -> !isInspection(m)).toList(),
                ending.ending(),
                ending.fulfilments(),
                ending.visits(),
                attached(dispute));
    }

    private Map<Kind, Long> attached(UUID dispute) {
        return rows(
                        AttachmentKind.class,
                        dispute,
                        "select a.kind from Attachment a where a.disputeId = :dispute and a.withdrawnAt is null")
                .stream()
                .collect(Collectors.groupingBy(
                        kind -> kind == AttachmentKind.IDENTITY_COPY ? Kind.IDENTITY_PROOF : Kind.EVIDENCE,
                        Collectors.counting()));
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
                where a.disputeId = :dispute and (a.until is null or a.until >= d.endedAt) order by a.leads desc, a.at""");
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

    private static boolean isInspection(CaseFile.Meeting held) {
        return held.kind() == SessionKind.SITE_INSPECTION;
    }

    /** What was asked and what was looked at, in the order of time: a visit to the place is no mediation. */
    private List<CaseFile.Inquiry> inquiries(UUID dispute, Map<UUID, String> names, List<CaseFile.Meeting> held) {
        var asked = rows(InquiryRow.class, dispute, """
                select i.beganAt, i.endedAt, i.place, i.askedName, i.askedAs, i.investigator, i.recorder, i.record, i.askedParty
                from Investigation i where i.disputeId = :dispute order by i.number""").stream()
                .map(i -> new CaseFile.Inquiry(
                        i.beganAt,
                        i.endedAt,
                        i.place,
                        i.askedParty == null ? i.asked : names.get(i.askedParty),
                        i.askedAs,
                        i.investigator,
                        i.recorder,
                        i.record));
        var inspected = held.stream()
                .filter(CaseFiles::isInspection)
                .map(m -> new CaseFile.Inquiry(
                        m.heldAt(),
                        m.endedAt(),
                        m.place(),
                        null,
                        null,
                        m.mediator(),
                        m.recorder(),
                        m.record() + Proceedings.said(m)));
        return Stream.concat(asked, inspected)
                .sorted(Comparator.comparing(CaseFile.Inquiry::beganAt))
                .toList();
    }

    private List<CaseFile.Meeting> meetings(UUID dispute, Map<UUID, String> names) {
        return rows(SessionRow.class, dispute, """
                select s.number, s.kind, s.heldAt, s.endedAt, s.place, s.open, s.record, s.statements, s.participants, s.result, s.recorder, f.name
                from Session s left join Mediator m on m.id = s.mediatorId left join Staff f on f.id = m.staffId
                where s.disputeId = :dispute order by s.number""").stream()
                .map(s -> new CaseFile.Meeting(
                        s.number,
                        s.kind,
                        s.heldAt,
                        s.endedAt,
                        s.place,
                        s.open,
                        s.record,
                        s.statements.stream()
                                .map(t -> new CaseFile.Said(names.get(t.partyId()), t.text()))
                                .toList(),
                        s.participants.stream()
                                .map(g -> new CaseFile.Guest(g.kind(), g.name()))
                                .toList(),
                        s.result,
                        s.mediator,
                        s.recorder))
                .toList();
    }

    private <T> List<T> rows(Class<T> row, UUID dispute, String query) {
        return session.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
