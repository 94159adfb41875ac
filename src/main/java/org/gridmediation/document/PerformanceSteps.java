package org.gridmediation.document;

import static org.gridmediation.document.Phrases.day;
import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.Obligation;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.SettingAside;
import org.gridmediation.outcome.VisitMethod;

/** What was owed, how it was performed, and the visits afterwards. */
final class PerformanceSteps {
    private PerformanceSteps() {}

    static void performance(CaseRecords records) {
        records.rows("""
                select o.id, o.number, o.kind, o.debtorId, o.creditorId, o.content, o.amount, o.dueOn, u.effectiveAt, o.lastsUntil, o.windows
                from Obligation o join Outcome u on u.id = o.outcomeId and u.district = o.district where o.dispute = :dispute""").forEach(r -> {
            Function<PartyHistory, Conclusion.Obligation> agreed = p -> new Conclusion.Obligation(
                    (int) r[1],
                    (NewObligation.Kind) r[2],
                    p.party(r[3]),
                    r[4] == null ? null : p.party(r[4]),
                    (String) r[5],
                    (Long) r[6],
                    (LocalDate) r[7],
                    r[8] == null ? null : Days.of((Instant) r[8]),
                    (LocalDate) r[9],
                    windows(r[10]));
            records.put(
                    TimelineStep.OBLIGATION_AGREED,
                    r[0],
                    r[8],
                    p -> text("第" + r[1] + "项", Duties.text(agreed.apply(p))));
        });
        records.rows("""
                select f.obligationId, f.at, f.result, f.amount, f.note, o.number, o.debtorId, f.proof from ObligationFulfilment f
                join Obligation o on o.id = f.obligationId and o.district = f.district where f.dispute = :dispute order by f.recordedAt, f.id""")
                .forEach(r -> records.put(
                        switch ((Obligation.State) r[2]) {
                            case FULFILLED -> TimelineStep.OBLIGATION_FULFILLED;
                            case BROKEN -> TimelineStep.OBLIGATION_BROKEN;
                            case KEPT -> TimelineStep.OBLIGATION_KEPT;
                            case OPEN, PARTLY -> TimelineStep.OBLIGATION_PARTLY_FULFILLED;
                        },
                        r[0],
                        r[1],
                        p -> text(
                                "第" + r[5] + "项",
                                p.party(r[6]),
                                r[2] == Obligation.State.KEPT ? "至今遵守" : "",
                                r[3] == null ? "" : "支付" + Chinese.money((long) r[3]),
                                label("说明", r[4]),
                                r[7] == null || ((List<?>) r[7]).isEmpty()
                                        ? ""
                                        : "凭证" + ((List<?>) r[7]).size() + "件")));
        records.rows("""
                select f.outcomeId, f.at, f.result, f.note from AgreementFulfilment f
                where f.dispute = :dispute order by f.recordedAt, f.id""").forEach(r -> fulfilment(records, r));
        // With obligations the agreement is performed when all of them are; of an old case the file had the last
        // only.
        records.rows("""
                select o.id, o.fulfilmentAt, o.fulfilment, o.fulfilmentNote from Outcome o
                where o.dispute = :dispute and o.fulfilmentAt is not null
                  and not exists (select f.id from AgreementFulfilment f where f.outcomeId = o.id and f.district = o.district)""").forEach(r -> fulfilment(records, r));
    }

    @SuppressWarnings("unchecked")
    private static List<NewObligation.Window> windows(Object recorded) {
        return recorded == null ? List.of() : (List<NewObligation.Window>) recorded;
    }

    private static void fulfilment(CaseRecords records, Object[] row) {
        records.put(
                TimelineStep.FULFILMENT_RECORDED,
                row[0],
                row[1],
                text(said(row[2], CodeWords::performed, Performance.class), label("说明", row[3])));
    }

    static void visits(CaseRecords records) {
        records.rows("""
                select v.id, v.visitedAt, v.method, v.satisfaction, v.note, v.danger, v.measures, v.visited, v.performed, o.kind, v.escalates,
                       v.nextVisitOn, o.setAside, o.fulfilment, v.at
                from ReturnVisit v left join Outcome o on o.id = v.outcomeId and o.district = v.district where v.dispute = :dispute""")
                .forEach(r -> records.put(
                        TimelineStep.RETURN_VISITED,
                        r[0],
                        r[1],
                        p -> text(
                                said(r[2], CodeWords::visited, VisitMethod.class) + "回访" + p.names((List<?>) r[7]),
                                Visits.saysWhetherKept(
                                                (OutcomeKind) r[9],
                                                (SettingAside) r[12],
                                                (Performance) r[13],
                                                (Instant) r[1],
                                                (boolean) r[8]
                                                        || !records.imported().brought((Instant) r[14]))
                                        ? CodeWords.kept((boolean) r[8])
                                        : "",
                                CodeWords.satisfied((int) r[3]),
                                label("情况", r[4]),
                                label("隐患", r[5]),
                                (boolean) r[10] ? "有激化可能" : "",
                                label("措施", r[6]),
                                r[11] == null ? "" : "下次回访" + day(r[11]))));
    }
}
