package org.gridmediation.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Status;
import org.gridmediation.document.Conclusions.RoutesTold;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.party.WithdrawalReason;

/** Mediation that one party ended by its own will, with no outcome: a withdrawal or a refusal (人民调解法 art. 17, 26). */
final class UnilateralEnd {
    /** As late as PostgreSQL has times of. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private UnilateralEnd() {}

    record Taken(WithdrawalReason reason, String explanation) {}

    /** A round of mediation that a reopening followed. */
    record Round(Status endedAs, boolean hasOutcome, Instant until) {}

    /**
     * How mediation ended last.
     *
     * @return null when no party ended it
     */
    static Conclusion of(CaseRows records, Instant over, List<RoutesTold> told, PartyHistory parties) {
        var rounds = rounds(records);
        var refused = records.of(
                                Long.class,
                                "select count(*) from Party p where p.dispute = :dispute and p.removedAt is null and not p.consented")
                        .get(0)
                > 0;
        var since = rounds.isEmpty() ? Instant.EPOCH : rounds.get(rounds.size() - 1).until;
        return new Search(records, told, parties, since, FAR).end(over, refused);
    }

    /** The ends before mediation was taken up again. */
    static List<Conclusion> before(CaseRows records, List<RoutesTold> told, PartyHistory parties) {
        var ends = new ArrayList<Conclusion>();
        var since = Instant.EPOCH;
        for (var round : rounds(records)) {
            if (!round.hasOutcome) {
                var over = records.entities()
                        .createQuery("""
                                select max(e.at) from TimelineEntry e
                                where e.dispute = :dispute and e.kind in (WITHDRAWN, REFUSED) and e.at <= :until""", Instant.class)
                        .setParameter("dispute", records.dispute())
                        .setParameter("until", round.until)
                        .getSingleResult();
                ends.add(new Search(records, told, parties, since, round.until)
                        .end(over == null ? round.until : over, round.endedAs == Status.TERMINATED));
            }
            since = round.until;
        }
        return ends.stream().filter(Objects::nonNull).toList();
    }

    private static List<Round> rounds(CaseRows records) {
        return records.of(Round.class, """
                select r.endedAs, r.outcomeId is not null, r.at from Reopening r where r.dispute = :dispute order by r.at""");
    }

    /** What is recorded of the time between two reopenings. */
    private record Search(CaseRows records, List<RoutesTold> told, PartyHistory parties, Instant since, Instant until) {
        Conclusion end(Instant over, boolean refused) {
            var withdrawal = records.entities()
                    .createQuery("""
                            select w.reason, w.explanation from Withdrawal w
                            where w.dispute = :dispute and w.at > :since and w.at <= :until order by w.at desc""", Taken.class)
                    .setParameter("dispute", records.dispute())
                    .setParameter("since", since)
                    .setParameter("until", until)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst();
            if (withdrawal.isPresent())
                return ended(
                        OutcomeKind.WITHDRAWN,
                        Steps.withdrawal(withdrawal.get().reason),
                        withdrawal.get().explanation,
                        over);
            return refused
                    ? ended(OutcomeKind.TERMINATED, CodeWords.declined(DeclineReason.PARTY_REFUSES), null, over)
                    : null;
        }

        private Conclusion ended(OutcomeKind kind, String reason, String note, Instant at) {
            var toldThen = told.stream()
                    .filter(t -> t.outcome() == null
                            && t.recordedAt().isAfter(since)
                            && !t.recordedAt().isAfter(until))
                    .map(t -> t.on(parties.recorded(t.recordedAt())))
                    .toList();
            return new Conclusion(
                    kind,
                    false,
                    null,
                    null,
                    null,
                    at,
                    at,
                    null,
                    null,
                    null,
                    List.of(),
                    parties.at(at).stream()
                            .map(p -> new Conclusion.Signer(p, null))
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    reason,
                    toldThen,
                    false,
                    note,
                    null,
                    null,
                    null);
        }
    }
}
