package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.SettingAside;
import org.gridmediation.outcome.VisitMethod;

/** The return visits after the ends of a dispute. */
final class Visits {
    private Visits() {}

    record Visited(
            UUID outcome,
            Instant at,
            Instant recordedAt,
            VisitMethod method,
            List<Integer> visited,
            boolean performed,
            int satisfaction,
            String note,
            String danger,
            boolean escalates,
            String measures,
            LocalDate nextOn,
            String visitor) {}

    static List<Visit> of(CaseRows records, Map<UUID, Conclusion> endings, PartyHistory parties, Import imported) {
        return records.of(Visited.class, """
                select v.outcomeId, v.visitedAt, v.at, v.method, v.visited, v.performed, v.satisfaction, v.note, v.danger, v.escalates, v.measures,
                       v.nextVisitOn, v.byName
                from ReturnVisit v where v.dispute = :dispute order by v.visitedAt, v.id""").stream()
                .map(v -> new Visit(
                        endings.containsKey(v.outcome)
                                && saysWhetherKept(
                                        endings.get(v.outcome).kind(),
                                        endings.get(v.outcome).setAside(),
                                        endings.get(v.outcome).fulfilment(),
                                        v.at,
                                        v.performed || !imported.brought(v.recordedAt)),
                        imported.time(v.at),
                        v.method,
                        parties.numbered(v.visited, v.at, v.recordedAt),
                        v.performed,
                        v.satisfaction,
                        v.note,
                        v.danger,
                        v.escalates,
                        v.measures,
                        v.nextOn,
                        imported.brought(v.recordedAt) ? "" : Phrases.by(v.visitor)))
                .toList();
    }

    /**
     * Of an agreement that binds nobody any more nobody says whether it is kept, and a file that tells of a visit says so only by what it tells of the
     * performance.
     *
     * @param told whether the visit itself says it
     */
    static boolean saysWhetherKept(
            OutcomeKind kind, SettingAside aside, Performance fulfilment, Instant visited, boolean told) {
        return kind == OutcomeKind.AGREED
                && (aside == null || Days.of(visited).isBefore(aside.on()))
                && (told || fulfilment != Performance.PENDING);
    }
}
