package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.outcome.OutcomeKind;
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
                        endings.containsKey(v.outcome) && endings.get(v.outcome).kind() == OutcomeKind.AGREED,
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
}
