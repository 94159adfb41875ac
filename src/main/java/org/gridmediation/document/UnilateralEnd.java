package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Status;
import org.gridmediation.document.Conclusions.RoutesTold;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.party.WithdrawalReason;

/** Mediation that one party ended by its own will, with no outcome: a withdrawal or a refusal (人民调解法 art. 17, 26). */
final class UnilateralEnd {
    /** As late as PostgreSQL has times of. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private UnilateralEnd() {}

    record Taken(WithdrawalReason reason, String explanation) {}

    /** A round of mediation that a reopening followed. */
    record Round(Status endedAs, LocalDate endedOn, boolean hasOutcome, Instant until) {}

    /**
     * How mediation ended last.
     *
     * @param as the status that it had by that
     * @return null when no party ended it, or an old case's file does not say so
     */
    static Conclusion of(CaseRows records, Instant over, Status as, List<RoutesTold> told, PartyHistory parties) {
        var rounds = rounds(records);
        var since = rounds.isEmpty() ? Instant.EPOCH : rounds.get(rounds.size() - 1).until;
        var end = new Search(records, told, parties, since, FAR).end(over, as);
        return end == null || end.reason() == null ? null : end;
    }

    /** The ends before mediation was taken up again. */
    static List<Conclusion> before(CaseRows records, List<RoutesTold> told, PartyHistory parties) {
        var ends = new ArrayList<Conclusion>();
        var since = Instant.EPOCH;
        for (var round : rounds(records)) {
            var search = new Search(records, told, parties, since, round.until);
            var end = round.hasOutcome ? null : search.end(search.over(round.endedOn), round.endedAs);
            if (end != null) ends.add(end);
            since = round.until;
        }
        return ends;
    }

    static List<Round> rounds(CaseRows records) {
        return records.of(Round.class, """
                select r.endedAs, r.endedOn, r.outcomeId is not null, r.at from Reopening r where r.dispute = :dispute order by r.at""");
    }

    /** What is recorded of the time between two reopenings. */
    private record Search(CaseRows records, List<RoutesTold> told, PartyHistory parties, Instant since, Instant until) {
        /** When a party ended it; an old case's file has a day for it. */
        Instant over(LocalDate endedOn) {
            return records.entities()
                    .createQuery("""
                            select max(e.at) from TimelineEntry e
                            where e.dispute = :dispute and e.kind in (WITHDRAWN, REFUSED) and e.at > :since and e.at <= :until""", Instant.class)
                    .setParameter("dispute", records.dispute())
                    .setParameter("since", since)
                    .setParameter("until", until)
                    .getResultStream()
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> Days.start(endedOn));
        }

        /** Without a reason where an old case's file says no more than how it ended. */
        Conclusion end(Instant over, Status as) {
            if (as == Status.TERMINATED)
                return ended(
                        OutcomeKind.TERMINATED,
                        isRefused() ? CodeWords.declined(DeclineReason.PARTY_REFUSES) : null,
                        null,
                        over);
            if (as != Status.WITHDRAWN) return null;
            return records.entities()
                    .createQuery("""
                            select w.reason, w.explanation from Withdrawal w
                            where w.dispute = :dispute and w.at > :since and w.at <= :until order by w.at desc""", Taken.class)
                    .setParameter("dispute", records.dispute())
                    .setParameter("since", since)
                    .setParameter("until", until)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst()
                    .map(w -> ended(OutcomeKind.WITHDRAWN, Steps.withdrawal(w.reason), w.explanation, over))
                    .orElseGet(() -> ended(OutcomeKind.WITHDRAWN, null, null, over));
        }

        private boolean isRefused() {
            return records.entities()
                                    .createQuery("""
                                    select count(*) from Answer a
                                    where a.dispute = :dispute and not a.agrees and a.at > :since and a.at <= :until""", Long.class)
                                    .setParameter("dispute", records.dispute())
                                    .setParameter("since", since)
                                    .setParameter("until", until)
                                    .getSingleResult()
                            > 0
                    // Of an old case's parties it is known that they refused, and not when.
                    || until.equals(FAR)
                            && records.of(
                                                    Long.class,
                                                    "select count(*) from Party p where p.dispute = :dispute and p.removedAt is null and not p.consented")
                                            .get(0)
                                    > 0;
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
                    true,
                    note,
                    null,
                    null,
                    null);
        }
    }
}
