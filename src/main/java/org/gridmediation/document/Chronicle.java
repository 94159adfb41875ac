package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.TimelineEntry;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.document.CaseRecords.Detail;
import org.gridmediation.document.CaseRecords.Entry;
import org.gridmediation.http.Days;

/** The dispute's timeline in words: each step with what the record that it is about says, in the order of the times that it tells. */
@ApplicationScoped
class Chronicle {
    private static final List<Consumer<CaseRecords>> THEMES = List.of(
            AcceptanceSteps::decisions,
            MediatorSteps::mediators,
            PartySteps::parties,
            SessionSteps::sessions,
            SessionSteps::coordinations,
            TransferSteps::transfers,
            TransferSteps::dangers,
            TransferSteps::routes,
            TransferSteps::reopenings,
            AgreementSteps::agreements,
            AgreementSteps::confirmations,
            PerformanceSteps::performance,
            PerformanceSteps::visits,
            SupervisionSteps::supervision,
            FileSteps::papers);

    @Inject
    EntityManager entities;

    List<CaseFile.Happening> of(
            DisputeKey dispute, WordingHistory wordings, PartyHistory parties, MediatorHistory mediators, Names names) {
        var entries = TimelineEntry.<TimelineEntry>find("""
                        select e.kind, e.subjectId, e.at, e.receivedAt, e.byName, e.byRole from TimelineEntry e
                        where e.dispute = ?1 order by e.number""", dispute)
                .project(Entry.class)
                .list();
        var records = new CaseRecords(entities, dispute, wordings, parties, mediators, names, entries);
        THEMES.forEach(theme -> theme.accept(records));
        assert records.unmatched().isEmpty() : records.unmatched();
        var imported = records.imported();
        return entries.stream()
                .flatMap(e -> happened(e, records.next(e), parties, imported))
                .sorted(Comparator.comparing(h -> h.at().truncatedTo(ChronoUnit.MINUTES)))
                .toList();
    }

    /** A report that was noted before it was sent is two steps: made then, registered now. */
    private static Stream<CaseFile.Happening> happened(
            Entry entry, Detail detail, PartyHistory parties, Import imported) {
        var old = entry.step() != TimelineStep.IMPORTED && imported.brought(entry.at());
        var by = old ? "" : entry.role() == Role.RESIDENT ? "居民" : Phrases.by(entry.by());
        var text = detail.text().apply(parties.recorded(entry.at()));
        var step = happened(entry, detail.at(), text, by, imported);
        if (entry.receivedAt() == null || Chinese.hour(entry.receivedAt()).equals(Chinese.hour(entry.at())))
            return Stream.of(step);
        return Stream.of(
                new CaseFile.Happening(entry.at(), false, "接到报告", "", by),
                new CaseFile.Happening(entry.receivedAt(), false, step.step(), step.text(), by));
    }

    private static CaseFile.Happening happened(Entry entry, Object told, String text, String by, Import imported) {
        var name = Steps.name(entry.step());
        // What was recorded on its day stands among the other steps where the timeline has it.
        if (told instanceof LocalDate day) {
            var recorded = Days.of(entry.at()).equals(day);
            return new CaseFile.Happening(
                    recorded ? entry.at() : Days.start(day.plusDays(1)).minusMillis(1), true, name, text, by);
        }
        var at = told == null ? entry.at() : (Instant) told;
        return new CaseFile.Happening(at, imported.isDay(at), name, text, by);
    }
}
