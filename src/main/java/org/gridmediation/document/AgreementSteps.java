package org.gridmediation.document;

import static org.gridmediation.document.Phrases.day;
import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.dispute.PreventedHarm;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.ConfirmationState;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.Mark;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.SettingAside;

/** How mediation ended, who signed what was agreed, and what a court said to it. */
final class AgreementSteps {
    private AgreementSteps() {}

    static void agreements(CaseRecords records) {
        var marks = marks(records);
        records.rows("""
                select o.id, o.agreedAt, o.kind, o.form, o.content, o.amount, o.reason, o.note, o.setAside, o.effectiveAt, o.edition,
                       o.dueOn, o.prevented, o.guardiansPresent, o.variesId
                from Outcome o where o.dispute = :dispute""").forEach(r -> {
            var agreed = r[2] == OutcomeKind.AGREED;
            var edition = (int) r[10] == 1 ? "" : "第" + r[10] + "次订立";
            Function<PartyHistory, String> content = p -> text(
                    edition,
                    r[3] == null ? "" : said(r[3], Steps::form, AgreementForm.class),
                    r[4],
                    r[5] == null ? "" : Chinese.money((long) r[5]),
                    r[11] == null ? "" : "至迟于" + day(r[11]) + "履行",
                    guardians(p, (List<?>) r[13]),
                    r[3] == AgreementForm.WRITTEN ? records.imported().time((Instant) r[1]) + "达成" : "",
                    String.join("；", marks.getOrDefault(r[0], List.of())),
                    label(r[14] == null ? "说明" : "变更理由", r[7]));
            records.put(
                    TimelineStep.OUTCOME_RECORDED,
                    r[0],
                    // An old case's file has a day of its own for its end.
                    agreed && !records.imported().brought((Instant) r[1]) ? r[9] : null,
                    p -> text(
                            said(r[2], CodeWords::ended, OutcomeKind.class),
                            agreed
                                    ? content.apply(p)
                                    : text(said(r[6], CodeWords::reason, EndReason.class), label("说明", r[7])),
                            r[12] == null
                                    ? ""
                                    : ((List<?>) r[12])
                                            .stream()
                                                    .map(cases -> Steps.prevented((PreventedHarm) cases))
                                                    .collect(Collectors.joining("、"))));
            records.put(TimelineStep.AGREEMENT_DRAFTED, r[0], r[1], content);
            records.put(TimelineStep.AGREEMENT_VARIED, r[0], r[9], content);
            records.put(TimelineStep.AGREEMENT_LAPSED, r[0], null, edition);
            records.put(TimelineStep.AGREEMENT_EFFECTIVE, r[0], r[9], edition);
            if (r[8] instanceof SettingAside aside)
                records.put(
                        TimelineStep.AGREEMENT_SET_ASIDE,
                        r[0],
                        aside.on(),
                        p -> text(
                                CodeWords.aside(aside.ground()),
                                aside.rulingNumber() == null ? "" : "裁判文书号" + aside.rulingNumber(),
                                guardians(p, aside.guardiansPresent()),
                                label("理由", aside.reason())));
        });
    }

    private static String guardians(PartyHistory parties, List<?> present) {
        return present == null || present.isEmpty() ? "" : parties.names(present) + "的监护人到场";
    }

    /** @return of each agreement the marks that were recorded together with it; each of the others is a step */
    private static Map<Object, List<String>> marks(CaseRecords records) {
        var together = new HashMap<Object, List<String>>();
        records.rows("""
                select m.id, m.outcomeId, m.at, m.partyId, m.kind, m.place, m.device, m.fileDigest, m.attachmentId, m.recordedAt from AgreementMark m
                where m.dispute = :dispute order by m.recordedAt, m.id""").forEach(r -> {
            var seal = r[4] == Mark.Kind.SEAL;
            var who =
                    r[3] != null ? records.parties().recorded((Instant) r[9]).party(r[3]) : seal ? "人民调解委员会" : "人民调解员";
            var mark = text(
                    who + said(r[4], Steps::mark, Mark.Kind.class),
                    r[5] == null ? "" : "地点：" + r[5],
                    r[6] == null ? "" : "设备：" + r[6],
                    r[7] == null ? "" : "文件摘要：" + r[7],
                    r[8] == null ? "" : "附有证明");
            if (!records.hasStep(r[0]))
                together.computeIfAbsent(r[1], k -> new ArrayList<>()).add(Chinese.hour((Instant) r[2]) + mark);
            for (var step : List.of(
                    TimelineStep.AGREEMENT_MARKED, TimelineStep.AGREEMENT_SIGNED, TimelineStep.AGREEMENT_SEALED))
                records.put(step, r[0], r[2], mark);
        });
        return together;
    }

    static void confirmations(CaseRecords records) {
        records.rows("""
                select c.id, c.court, c.filedOn, c.state, c.decidedOn, c.rulingNumber, c.note, c.applicants from JudicialConfirmation c
                where c.dispute = :dispute""").forEach(r -> {
            records.put(TimelineStep.CONFIRMATION_APPLIED, r[0], r[2], p -> text(p.names((List<?>) r[7]), r[1]));
            if (r[3] != ConfirmationState.APPLIED)
                records.put(
                        TimelineStep.CONFIRMATION_DECIDED,
                        r[0],
                        r[4],
                        text(
                                r[1],
                                said(r[3], Steps::confirmation, ConfirmationState.class),
                                r[5] == null ? "" : "裁定书文号" + r[5],
                                label("说明", r[6])));
        });
    }
}
