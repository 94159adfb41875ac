package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.Step;
import org.gridmediation.dispute.TimelineEntry;
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

    /** What the records say of the steps until then. */
    private record Round(Instant until, CaseRecords records) {}

    /** A step of before a reopening names the case and its parties as they were until then. */
    List<CaseFile.Happening> of(
            DisputeKey dispute, WordingHistory wordings, PartyHistory parties, MediatorHistory mediators, Names names) {
        var entries = TimelineEntry.<TimelineEntry>find("""
                        select e.kind, e.subjectId, e.at, e.receivedAt, e.byName, e.byRole from TimelineEntry e
                        where e.dispute = ?1 order by e.number""", dispute)
                .project(Entry.class)
                .list();
        BiFunction<Wording, PartyHistory, CaseRecords> read = (wording, named) -> {
            var records = new CaseRecords(entities, dispute, wording, named, mediators, names, entries);
            THEMES.forEach(theme -> theme.accept(records));
            return records;
        };
        var rounds = new ArrayList<Round>();
        for (var end : wordings.before().ends())
            rounds.add(new Round(end, read.apply(wordings.at(end), parties.recorded(end))));
        rounds.add(new Round(Instant.MAX, read.apply(wordings.now(), parties)));
        var imported = rounds.get(0).records.imported();
        return entries.stream()
                .flatMap(e -> happened(e, detail(e, rounds), imported))
                .sorted(Comparator.comparing(h -> h.at().truncatedTo(ChronoUnit.MINUTES)))
                .toList();
    }

    /** Each round has the details of all steps, of which this is the next one. */
    private static Detail detail(Entry entry, List<Round> rounds) {
        Detail told = null;
        for (var round : rounds) {
            var next = round.records.next(entry);
            if (told == null && !entry.at().isAfter(round.until)) told = next;
        }
        return told;
    }

    /** A report that was noted before it was sent is two steps: made then, registered now. */
    private static Stream<CaseFile.Happening> happened(Entry entry, Detail detail, Import imported) {
        var old = entry.step() != Step.IMPORTED && imported.brought(entry.at());
        var by = old ? "" : entry.role() == Role.RESIDENT ? "居民" : Phrases.by(entry.by());
        var step = happened(entry, detail, by, imported);
        if (entry.receivedAt() == null || Chinese.hour(entry.receivedAt()).equals(Chinese.hour(entry.at())))
            return Stream.of(step);
        return Stream.of(
                new CaseFile.Happening(entry.at(), false, "接到报告", "", by),
                new CaseFile.Happening(entry.receivedAt(), false, step.step(), step.text(), by));
    }

    private static CaseFile.Happening happened(Entry entry, Detail detail, String by, Import imported) {
        var name = Steps.name(entry.step());
        // What was recorded on its day stands among the other steps where the timeline has it.
        if (detail.at() instanceof LocalDate day) {
            var recorded = Days.of(entry.at()).equals(day);
            return new CaseFile.Happening(
                    recorded ? entry.at() : Days.start(day.plusDays(1)).minusMillis(1), true, name, detail.text(), by);
        }
        var at = detail.at() == null ? entry.at() : (Instant) detail.at();
        return new CaseFile.Happening(at, imported.isDay(at), name, detail.text(), by);
    }
}
