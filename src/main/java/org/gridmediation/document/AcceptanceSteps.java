package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.TimelineStep;

/** How a dispute came in, and who took it on or declined it. */
final class AcceptanceSteps {
    private AcceptanceSteps() {}

    static void decisions(CaseRecords records) {
        records.rows("select d.receiptNumber, d.reportedAt from Dispute d where d.key = :dispute")
                .forEach(r -> records.put(
                        TimelineStep.REGISTERED,
                        null,
                        null,
                        text(
                                records.wordings().at((Instant) r[1]).title(),
                                "登记编号" + r[0],
                                records.of(TimelineStep.REGISTERED, null)
                                        .map(e -> PartySteps.answersWith(records, e))
                                        .orElse(""))));
        Committees.accepting(new CaseRows(records.entities(), records.dispute()))
                .forEach(r -> records.put(
                        TimelineStep.ACCEPTED,
                        r.committee(),
                        records.taken(r.from()),
                        text(records.names().at(r.committee(), r.from()))));
        records.rows(
                        "select x.id, x.at, x.reason, x.explanation from Decision x where x.dispute = :dispute and not x.accepted")
                .forEach(r -> records.put(
                        TimelineStep.DECLINED,
                        r[0],
                        r[1],
                        text(said(r[2], CodeWords::declined, DeclineReason.class), label("说明", r[3]))));
    }
}
