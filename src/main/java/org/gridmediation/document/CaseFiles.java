package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
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
    Meetings meetings;

    @Inject
    Inquiries inquiries;

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

    record Kept(AttachmentKind kind, Format format, String description, Instant at, String by, String key) {}

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
        var held = meetings.of(dispute, parties, mediators);
        return new CaseFile(
                matter(dispute, head, end, ended, mediators, names),
                wordings,
                Committees.of(new CaseRows(entities, dispute), names),
                parties.now(),
                parties.told(),
                head.acceptedAt == null ? parties.now() : parties.at(head.acceptedAt),
                persons.agents(dispute, parties),
                inquiries.of(dispute, parties, held),
                held.stream().filter(m -> !m.isInspection()).toList(),
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

    private <T> List<T> rows(Class<T> row, DisputeKey dispute, String query) {
        return entities.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
