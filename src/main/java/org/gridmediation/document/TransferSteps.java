package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.LocalDate;
import java.util.List;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.escalation.Risk;
import org.gridmediation.outcome.Route;
import org.gridmediation.transfer.TransferReason;

/** Where a dispute went, which dangers it had, which other routes were told, and that it was taken up again. */
final class TransferSteps {
    private TransferSteps() {}

    static void transfers(CaseRecords records) {
        records.rows("""
                select t.id, t.at, t.senderId, t.receiverId, t.reason, t.note, t.answeredAt, t.answerReason from Transfer t
                where t.dispute = :dispute""").forEach(r -> {
            var way = way(records, r[2], r[3], r[1]);
            records.put(
                    TimelineStep.TRANSFERRED,
                    r[0],
                    r[1],
                    text(way, said(r[4], Steps::transfer, TransferReason.class), label("说明", r[5])));
            for (var step : List.of(
                    TimelineStep.TRANSFER_ACCEPTED,
                    TimelineStep.TRANSFER_DECLINED,
                    TimelineStep.TRANSFER_WITHDRAWN,
                    TimelineStep.TRANSFER_EXPIRED,
                    TimelineStep.TRANSFER_LAPSED,
                    TimelineStep.REFERRED))
                records.put(
                        step, r[0], r[6], text(r[6] == null ? way : way(records, r[2], r[3], r[6]), label("理由", r[7])));
        });
    }

    private static String way(CaseRecords records, Object sender, Object receiver, Object at) {
        var from = records.names().at(sender, at);
        var to = records.names().at(receiver, at);
        return (from == null ? "" : from) + "至" + (to == null ? "" : to);
    }

    static void dangers(CaseRecords records) {
        records.rows("""
                select e.id, e.noticedAt, e.risk, e.description, e.reportedAt, e.reportedTo, e.reportNumber, e.resolvedAt, e.resolution
                from Escalation e where e.dispute = :dispute""").forEach(r -> {
            records.put(TimelineStep.ESCALATION_NOTICED, r[0], r[1], text(said(r[2], Steps::risk, Risk.class), r[3]));
            records.put(TimelineStep.ESCALATION_REPORTED, r[0], r[4], text(label("接报单位", r[5]), label("编号", r[6])));
            records.put(TimelineStep.ESCALATION_RESOLVED, r[0], r[7], text(r[8]));
        });
    }

    static void routes(CaseRecords records) {
        records.rows("select n.id, n.toldAt, n.routes, n.told from RouteNotice n where n.dispute = :dispute")
                .forEach(r -> records.put(
                        TimelineStep.ROUTES_TOLD,
                        r[0],
                        r[1],
                        p -> text(p.names((List<?>) r[3]), CodeWords.routes(Route.of((List<?>) r[2])))));
    }

    static void reopenings(CaseRecords records) {
        records.rows("select x.id, x.endedAs, x.endedOn, x.reason from Reopening x where x.dispute = :dispute")
                .forEach(r -> records.put(
                        TimelineStep.REOPENED,
                        r[0],
                        null,
                        text(
                                "此前于" + Chinese.day((LocalDate) r[2]) + "以“" + said(r[1], Steps::status, Status.class)
                                        + "”结束",
                                label("理由", r[3]),
                                records.of(TimelineStep.REOPENED, r[0])
                                        .map(e -> PartySteps.answersWith(records, e))
                                        .orElse(""))));
    }
}
