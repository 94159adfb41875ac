package org.gridmediation.document;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.outcome.Obligation;
import org.gridmediation.outcome.Performance;

/** What was done for the agreements of a dispute. */
final class Fulfilments {
    record Done(
            UUID obligation,
            Obligation.State result,
            Long amount,
            Instant at,
            Instant recordedAt,
            String note,
            List<UUID> proof) {}

    record Found(UUID outcome, Performance result, Instant at, Instant recordedAt, String note) {}

    private final List<Done> done;
    private final Map<UUID, List<Found>> found;

    private final PartyHistory parties;

    Fulfilments(CaseRows records, PartyHistory parties) {
        this.parties = parties;
        done = records.of(Done.class, """
                select f.obligationId, f.result, f.amount, f.at, f.recordedAt, f.note, f.proof from ObligationFulfilment f
                where f.dispute = :dispute and f.result in (PARTLY, FULFILLED) order by f.recordedAt, f.id""");
        found = records.of(Found.class, """
                select f.outcomeId, f.result, f.at, f.recordedAt, f.note from AgreementFulfilment f
                where f.dispute = :dispute order by f.recordedAt, f.id""").stream().collect(Collectors.groupingBy(Found::outcome));
    }

    List<Fulfilment> of(Conclusions.Row row, Conclusion ending, Map<UUID, Conclusion.Obligation> duties) {
        return duties.isEmpty() ? asAWhole(row, ending) : byObligation(ending, duties);
    }

    /** As a whole; of an old case the file had what was found last, and nothing else. Only for what was performed is there a receipt. */
    private List<Fulfilment> asAWhole(Conclusions.Row row, Conclusion ending) {
        var known = row.fulfilmentAt() == null
                ? List.<Found>of()
                : List.of(new Found(
                        row.id(), row.fulfilment(), row.fulfilmentAt(), row.fulfilmentAt(), row.fulfilmentNote()));
        return found.getOrDefault(row.id(), known).stream()
                .filter(f -> f.result == Performance.FULFILLED || f.result == Performance.PARTLY_FULFILLED)
                .map(f -> new Fulfilment(
                        ending, parties(ending, f.at, f.recordedAt), null, f.result, null, null, f.at, f.note, 0))
                .toList();
    }

    private List<Fulfilment> byObligation(Conclusion ending, Map<UUID, Conclusion.Obligation> duties) {
        var paid = new HashMap<UUID, Long>();
        return done.stream()
                .filter(d -> duties.containsKey(d.obligation))
                .map(d -> new Fulfilment(
                        ending,
                        parties(ending, d.at, d.recordedAt),
                        duties.get(d.obligation),
                        d.result == Obligation.State.FULFILLED ? Performance.FULFILLED : Performance.PARTLY_FULFILLED,
                        d.amount,
                        paid.merge(d.obligation, d.amount == null ? 0 : d.amount, Long::sum),
                        d.at,
                        d.note,
                        d.proof == null ? 0 : d.proof.size()))
                .toList();
    }

    private List<Person> parties(Conclusion ending, Instant at, Instant recordedAt) {
        return parties.numbered(ending.parties().stream().map(Person::number).toList(), at, recordedAt);
    }
}
