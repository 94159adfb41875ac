package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.content.Contents;
import org.gridmediation.content.Format;
import org.gridmediation.dispute.CaseWording;
import org.gridmediation.dispute.CaseWordings;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Difficulty;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineEntry;
import org.gridmediation.http.Days;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.party.Statement;
import org.gridmediation.session.MarkKind;
import org.gridmediation.session.NewSession;
import org.gridmediation.session.PlaceKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;
import org.gridmediation.transfer.TransferReason;

/** Gathers what the papers of a dispute need from its record. */
@ApplicationScoped
class CaseFiles {
    @Inject
    EntityManager entities;

    @Inject
    CaseWordings caseWordings;

    @Inject
    Persons persons;

    @Inject
    Conclusions conclusions;

    @Inject
    Chronicle chronicle;

    @Inject
    Contents contents;

    @Inject
    Scope scope;

    record Head(
            String caseNumber,
            String receiptNumber,
            String title,
            String description,
            String place,
            String type,
            Source source,
            Difficulty difficulty,
            String district,
            Instant reportedAt,
            Instant receivedAt,
            Instant acceptedAt,
            Instant endedAt,
            Instant archivedAt,
            UUID outcomeId,
            Instant importedAt,
            Instant outcomeAt) {
        /** What was agreed is written down then or later. */
        Instant endRecordedAt() {
            return outcomeAt == null || endedAt != null && outcomeAt.isBefore(endedAt) ? endedAt : outcomeAt;
        }
    }

    record Reopened(Instant at, byte[] wording) {}

    record Referred(UUID receiver, Instant at, TransferReason reason) {}

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
            UUID askedParty,
            Instant recordedAt) {}

    record SessionRow(
            UUID id,
            int number,
            SessionKind kind,
            Instant heldAt,
            Instant endedAt,
            PlaceKind placeKind,
            String place,
            String link,
            boolean open,
            String record,
            List<Statement> statements,
            List<NewSession.Participant> participants,
            List<Attendance> attendance,
            SessionResult result,
            String recorder,
            UUID mediator,
            Instant recordedAt) {}

    record FactRow(UUID id, UUID session, String text) {}

    record FactMarked(UUID fact, UUID party, UUID representative, MarkKind kind, Instant at) {}

    record Kept(AttachmentKind kind, Format format, String description, Instant at, String by, String key) {}

    record Speaker(UUID id, RepresentativeKind kind, String name) {}

    CaseFile of(DisputeKey dispute) {
        return of(dispute, party -> true);
    }

    /** @param found the parties of which the papers say where they are to be found */
    CaseFile of(DisputeKey dispute, Predicate<UUID> found) {
        var head = rows(Head.class, dispute, """
                select d.caseNumber, d.receiptNumber, d.title, d.description, d.place, t.nameZh, d.source, d.difficulty, d.district,
                       d.reportedAt,
                       (select max(e.receivedAt) from TimelineEntry e where e.dispute = :dispute and e.kind = REGISTERED),
                       d.acceptedAt, d.endedAt, d.archivedAt, coalesce(d.outcomeId, d.draftId),
                       (select max(e.at) from TimelineEntry e where e.dispute = :dispute and e.kind = IMPORTED),
                       (select o.at from Outcome o where o.id = d.outcomeId and o.district = d.district)
                from Dispute d left join DisputeType t on t.code = d.type
                where d.key = :dispute""").get(0);
        var before = before(dispute);
        var parties = new PartyHistory(
                persons.of(dispute, head.reportedAt, head.endedAt, head.endRecordedAt(), before).stream()
                        .map(p -> found.test(p.id()) ? p : p.withoutContact())
                        .toList());
        var names = new Names(entities);
        var mediators = mediators(dispute, new AreaCode(head.district), names);
        var end = end(dispute);
        var ended = conclusions.of(
                dispute, head.outcomeId, head.endedAt, end, parties, mediators, new Import(head.importedAt));
        var wordings = new WordingHistory(new Wording(head.title, head.description, head.place, head.type), before);
        var held = meetings(dispute, parties, mediators);
        return new CaseFile(
                matter(dispute, head, end, ended, mediators, names),
                wordings,
                Committees.of(new CaseRows(entities, dispute), names),
                parties.now(),
                parties.told(),
                head.acceptedAt == null ? parties.now() : parties.at(head.acceptedAt),
                persons.agents(dispute, parties),
                inquiries(dispute, parties, held),
                held.stream().filter(m -> !isInspection(m)).toList(),
                ended.ending(),
                ended.endings(),
                ended.fulfilments(),
                ended.visits(),
                chronicle.of(dispute, wordings, parties, mediators, names),
                attachments(dispute));
    }

    private FormerCases before(DisputeKey dispute) {
        return new FormerCases(rows(Reopened.class, dispute, """
                select r.at, r.wordingSealed from Reopening r
                where r.dispute = :dispute and r.wordingSealed is not null order by r.at""").stream()
                .map(r -> before(r.at, caseWordings.open(r.wording)))
                .toList());
    }

    private FormerCases.FormerCase before(Instant until, CaseWording was) {
        return new FormerCases.FormerCase(
                until, new Wording(was.title(), was.description(), was.place(), type(was.type())), was.parties());
    }

    private String type(String code) {
        return entities.createQuery("select t.nameZh from DisputeType t where t.code = :code", String.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    private List<CaseFile.Attached> attachments(DisputeKey dispute) {
        return rows(Kept.class, dispute, """
                select a.kind, a.format, a.description, a.at, a.byName, a.content from Attachment a
                where a.dispute = :dispute and a.withdrawnAt is null order by a.at, a.id""").stream()
                .map(a -> new CaseFile.Attached(
                        a.kind, a.format, a.description, a.at, Phrases.by(a.by), () -> contents.open(a.key)))
                .toList();
    }

    /** Whose names the reader may not see elsewhere is on the paper all the same: mediators of committees above, and of whoever passed the case on. */
    private MediatorHistory mediators(DisputeKey dispute, AreaCode district, Names names) {
        var called = new HashMap<UUID, NameHistory>();
        scope.over(district, () -> {
            List<?> named = entities.createNativeQuery("""
                    select m.id, m.staff_id from mediator m
                    where m.id in (select a.mediator_id from dispute_assignment a where a.dispute_id = :dispute and a.district = :district)""", Object[].class)
                    .setParameter("dispute", dispute.id())
                    .setParameter("district", dispute.district())
                    .getResultList();
            for (var row : named) called.put((UUID) ((Object[]) row)[0], names.of((UUID) ((Object[]) row)[1]));
        });
        return new MediatorHistory(
                rows(
                        MediatorHistory.Term.class,
                        dispute,
                        "select a.mediatorId, a.leads, a.at, a.until from Assignment a where a.dispute = :dispute order by a.at, a.id"),
                called);
    }

    private CaseFile.Matter matter(
            DisputeKey dispute,
            Head head,
            Status end,
            Conclusions.Ended ended,
            MediatorHistory mediators,
            Names names) {
        var declined = rows(
                        Declined.class,
                        dispute,
                        "select x.reason, x.explanation from Decision x where x.dispute = :dispute and not x.accepted")
                .stream()
                .findFirst();
        return new CaseFile.Matter(
                head.caseNumber,
                head.receiptNumber,
                head.title,
                head.description,
                head.place,
                head.type,
                head.source,
                head.difficulty == Difficulty.MAJOR,
                head.reportedAt,
                // What an import brought was registered when its file says, not when it was imported.
                head.receivedAt == null ? head.reportedAt : head.receivedAt,
                ended.accepted().orElse(head.acceptedAt),
                ended.over().orElse(head.endedAt),
                head.archivedAt,
                end,
                referral(dispute, names),
                declined.map(Declined::reason).orElse(null),
                declined.map(Declined::explanation).orElse(null),
                mediators.last(
                        ended.over().orElse(head.endedAt), head.archivedAt == null ? Days.now() : head.archivedAt));
    }

    private String referral(DisputeKey dispute, Names names) {
        return rows(Referred.class, dispute, """
                select t.receiverId, t.answeredAt, t.reason from Transfer t
                where t.dispute = :dispute and t.direction = OUT and t.answer = ACCEPTED""").stream()
                .map(t -> "转交" + names.at(t.receiver, t.at) + "（" + Steps.transfer(t.reason) + "）")
                .findFirst()
                .orElse(null);
    }

    private Status end(DisputeKey dispute) {
        // What an earlier import said of its own end is no step of the case.
        return TimelineEntry.<TimelineEntry>find("""
                select e.status from TimelineEntry e where e.dispute = ?1 and e.status <> ARCHIVED
                and (e.kind <> IMPORTED or e.number = (select max(i.number) from TimelineEntry i where i.dispute = ?1 and i.kind = IMPORTED))
                order by e.number desc""", dispute)
                .project(Status.class)
                .page(0, 1)
                .singleResult();
    }

    private static boolean isInspection(Meeting held) {
        return held.kind() == SessionKind.SITE_INSPECTION;
    }

    /** What was asked and what was looked at, in the order of time: a visit to the place is no mediation. */
    private List<Inquiry> inquiries(DisputeKey dispute, PartyHistory parties, List<Meeting> held) {
        var asked = rows(InquiryRow.class, dispute, """
                select i.beganAt, i.endedAt, i.place, i.askedName, i.askedAs, i.investigator, i.recorder, i.record, i.askedParty, i.at
                from Investigation i where i.dispute = :dispute order by i.number""").stream()
                .map(i -> new Inquiry(
                        i.beganAt,
                        i.endedAt,
                        i.place,
                        i.askedParty == null
                                ? i.asked
                                : parties.recorded(i.recordedAt).name(i.askedParty),
                        i.askedAs,
                        i.investigator,
                        i.recorder,
                        i.record));
        var inspected = held.stream()
                .filter(CaseFiles::isInspection)
                .map(m -> new Inquiry(
                        m.heldAt(),
                        m.endedAt(),
                        m.place(),
                        null,
                        null,
                        String.join("、", m.mediators()),
                        m.recorder(),
                        Proceedings.inspected(m)));
        return Stream.concat(asked, inspected)
                .sorted(Comparator.comparing(Inquiry::beganAt))
                .toList();
    }

    private List<Meeting> meetings(DisputeKey dispute, PartyHistory parties, MediatorHistory mediators) {
        var speakers = rows(
                        Speaker.class,
                        dispute,
                        "select r.id, r.kind, r.name from Representative r where r.dispute = :dispute")
                .stream()
                .collect(Collectors.toMap(Speaker::id, s -> CodeWords.speaker(s.kind, s.name)));
        var facts = rows(FactRow.class, dispute, """
                select f.id, f.sessionId, f.text from Fact f where f.dispute = :dispute order by f.number""").stream().collect(Collectors.groupingBy(FactRow::session));
        var marks = rows(FactMarked.class, dispute, """
                select m.factId, m.partyId, m.representativeId, m.kind, m.markedAt from FactMark m
                where m.dispute = :dispute order by m.markedAt, m.id""").stream().collect(Collectors.groupingBy(FactMarked::fact));
        return rows(SessionRow.class, dispute, """
                select s.id, s.number, s.kind, s.heldAt, s.endedAt, s.placeKind, s.place, s.link, s.open, s.record, s.statements, s.participants, s.attendance,
                       s.result, s.recorder, s.mediatorId, s.at
                from Session s
                where s.dispute = :dispute order by s.number""").stream()
                .map(s -> new Meeting(
                        s.number,
                        s.kind,
                        s.heldAt,
                        s.endedAt,
                        CodeWords.place(s.placeKind, s.place, s.link),
                        s.open,
                        s.record,
                        attended(s, parties, speakers),
                        s.statements.stream()
                                .map(t -> new Meeting.Said(
                                        parties.recorded(s.recordedAt).name(t.partyId()), t.text()))
                                .toList(),
                        facts.getOrDefault(s.id, List.of()).stream()
                                .map(f -> new Meeting.Fact(
                                        f.text,
                                        signed(
                                                marks.getOrDefault(f.id, List.of()),
                                                parties.recorded(s.recordedAt),
                                                speakers)))
                                .toList(),
                        s.participants.stream()
                                .map(g -> new Meeting.Guest(g.kind(), g.name()))
                                .toList(),
                        s.result,
                        mediators.at(s.heldAt, s.recordedAt, s.mediator),
                        s.recorder))
                .toList();
    }

    private static List<String> signed(List<FactMarked> marks, PartyHistory parties, Map<UUID, String> speakers) {
        return marks.stream()
                .map(m -> parties.name(m.party)
                        + (m.representative == null ? "" : "的" + speakers.get(m.representative))
                        + Chinese.day(m.at)
                        + Steps.mark(m.kind))
                .toList();
    }

    private static List<Meeting.Attended> attended(SessionRow held, PartyHistory parties, Map<UUID, String> speakers) {
        var attendance = (held.attendance == null ? List.<Attendance>of() : held.attendance)
                .stream().collect(Collectors.toMap(Attendance::partyId, Function.identity()));
        var spoke = held.statements.stream().map(Statement::partyId).collect(Collectors.toSet());
        var named = new HashSet<>(spoke);
        named.addAll(attendance.keySet());
        return parties.on(held.heldAt, held.recordedAt, named)
                .map(p -> {
                    var how = attendance.get(p.id());
                    return new Meeting.Attended(
                            p.person(),
                            how == null ? null : how.presence(),
                            how == null ? null : speakers.get(how.representativeId()),
                            how != null && how.accompanied(),
                            how == null ? null : how.reason(),
                            spoke.contains(p.id()));
                })
                .toList();
    }

    private <T> List<T> rows(Class<T> row, DisputeKey dispute, String query) {
        return entities.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
