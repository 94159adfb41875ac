package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Step;

/** How a dispute came in, and who took it on or declined it. */
final class AcceptanceSteps {
    private AcceptanceSteps() {}

    static void decisions(CaseRecords records) {
        records.rows("select d.receiptNumber, d.reportedAt from Dispute d where d.key = :dispute")
                .forEach(r -> records.put(
                        Step.REGISTERED,
                        null,
                        null,
                        text(
                                records.wordings().at((Instant) r[1]).title(),
                                "登记编号" + r[0],
                                records.of(Step.REGISTERED, null)
                                        .map(e -> PartySteps.answersWith(records, e))
                                        .orElse(""))));
        records.rows("""
                select x.committeeId, x.at from Decision x
                where x.dispute = :dispute and x.accepted order by x.at""")
                .forEach(r -> records.put(
                        Step.ACCEPTED,
                        r[0],
                        records.taken(r[1]),
                        text(records.names().at(r[0], r[1]))));
        records.rows(
                        "select x.id, x.at, x.reason, x.explanation from Decision x where x.dispute = :dispute and not x.accepted")
                .forEach(r -> records.put(
                        Step.DECLINED,
                        r[0],
                        r[1],
                        text(said(r[2], CodeWords::declined, DeclineReason.class), label("说明", r[3]))));
    }
}
