package org.gridmediation.document;

import static org.gridmediation.document.Phrases.answered;
import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.document.CaseRecords.Entry;
import org.gridmediation.party.ContactResult;
import org.gridmediation.party.NoticeKind;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.party.WithdrawalReason;

/** Who is a party and speaks for one, and what it was told, asked and answered. */
final class PartySteps {
    record Answered(UUID party, boolean agrees, Instant at, Instant recordedAt, Channel method, String guardian) {}

    private PartySteps() {}

    static void parties(CaseRecords records) {
        for (var party : records.parties().all()) {
            for (var step : List.of(TimelineStep.PARTY_CHANGED, TimelineStep.PARTY_REMOVED))
                records.putAlways(step, party.id(), p -> p.titled(party.id()));
            records.of(TimelineStep.PARTY_ADDED, party.id())
                    .ifPresent(e -> records.put(
                            e.step(), party.id(), null, p -> text(p.titled(party.id()), answersWith(records, e))));
        }
        answers(records);
        records.rows(
                        "select r.id, r.partyId, r.name, r.relation, r.at, r.kind from Representative r where r.dispute = :dispute")
                .forEach(r -> {
                    for (var step : List.of(TimelineStep.REPRESENTATIVE_ADDED, TimelineStep.REPRESENTATIVE_ENDED))
                        records.put(
                                step,
                                r[0],
                                null,
                                text(
                                        records.parties()
                                                        .recorded((Instant) r[4])
                                                        .party(r[1]) + "的"
                                                + CodeWords.speaker((RepresentativeKind) r[5], (String) r[2]),
                                        label("关系", r[3])));
                });
        records.rows("""
                select n.partyId, n.givenAt, n.kind, n.method, n.acknowledged, n.version from Notice n
                where n.dispute = :dispute order by n.at, n.id""")
                .forEach(r -> records.put(
                        TimelineStep.NOTICE_GIVEN,
                        r[0],
                        r[1],
                        p -> text(
                                p.party(r[0]),
                                said(r[2], Steps::notice, NoticeKind.class) + "（版本" + r[5] + "）",
                                said(r[3], Steps::channel, Channel.class),
                                (boolean) r[4] ? "已确认知悉" : "未确认知悉")));
        records.rows("""
                select c.partyId, c.contactedAt, c.method, c.result, c.note from Contact c
                where c.dispute = :dispute order by c.at, c.id""")
                .forEach(r -> records.put(
                        ((ContactResult) r[3]).step(),
                        r[0],
                        r[1],
                        p -> text(
                                p.party(r[0]),
                                said(r[2], Steps::channel, Channel.class),
                                said(r[3], Steps::contact, ContactResult.class),
                                label("说明", r[4]))));
        records.rows(
                        "select w.id, w.at, w.partyId, w.reason, w.explanation from Withdrawal w where w.dispute = :dispute")
                .forEach(r -> records.put(
                        TimelineStep.WITHDRAWN,
                        r[0],
                        r[1],
                        p -> text(
                                p.party(r[2]),
                                said(r[3], Steps::withdrawal, WithdrawalReason.class),
                                label("说明", r[4]))));
    }

    /**
     * What a party answered, when it did. An answer that came with the party itself, or with the reopening, has no step: that of a step is the
     * last that was recorded by then.
     */
    private static void answers(CaseRecords records) {
        var answered = given(records);
        for (var entry : records.entries()) {
            if (entry.step() != TimelineStep.CONSENTED && entry.step() != TimelineStep.REFUSED) continue;
            var answer = answered.stream()
                    .filter(a ->
                            a.party().equals(entry.about()) && a.agrees() == (entry.step() == TimelineStep.CONSENTED))
                    .filter(a -> !a.recordedAt().isAfter(entry.at()))
                    .max(Comparator.comparing(Answered::recordedAt));
            records.put(
                    entry.step(),
                    entry.about(),
                    answer.map(Answered::at).orElse(null),
                    p -> text(
                            p.titled(entry.about()),
                            answer.map(a -> said(a.method(), Steps::channel, Channel.class))
                                    .orElse(""),
                            answer.filter(a -> a.guardian() != null)
                                    .map(a -> "监护人" + a.guardian())
                                    .orElse("")));
        }
    }

    /** What was answered in the request of that step, and is no step of its own. */
    static String answersWith(CaseRecords records, Entry with) {
        var before = Instant.MIN;
        for (var entry : records.entries()) {
            if (entry.equals(with)) break;
            before = entry.at();
        }
        var since = before;
        var until = with.receivedAt() == null ? with.at() : with.receivedAt();
        return given(records).stream()
                .filter(a -> a.recordedAt().isAfter(since) && !a.recordedAt().isAfter(until))
                .filter(a -> with.step() != TimelineStep.PARTY_ADDED
                        || a.agrees() && a.party().equals(with.about()))
                .map(a -> answered(
                        records.parties().recorded(a.recordedAt()).party(a.party()),
                        a.guardian(),
                        a.at(),
                        a.agrees() ? "同意调解" : "拒绝调解"))
                .collect(Collectors.joining("；"));
    }

    /** @return every answer, in the order in which they were recorded */
    private static List<Answered> given(CaseRecords records) {
        return records.entities()
                .createQuery(
                        "select a.partyId, a.agrees, a.answeredAt, a.at, a.method, a.guardianName from Answer a where a.dispute = :dispute order by a.at, a.id",
                        Answered.class)
                .setParameter("dispute", records.dispute())
                .getResultList();
    }
}
