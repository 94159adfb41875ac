package org.gridmediation.document;

import java.time.Instant;
import java.util.List;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.party.WithdrawalReason;

/** Mediation that one party ended by its own will, without an outcome. */
final class UnilateralEnd {
    private UnilateralEnd() {}

    record Taken(WithdrawalReason reason, String explanation) {}

    /** A withdrawal or a refusal ends mediation with no outcome (人民调解法 art. 17, 26); one before a reopening ended the mediation of that time. */
    static Conclusion of(CaseRows records, Instant over, List<Conclusions.RoutesTold> told, PartyHistory parties) {
        var last = records.of(Instant.class, "select max(r.at) from Reopening r where r.dispute = :dispute")
                .get(0);
        var reopened = last == null ? Instant.EPOCH : last;
        var toldSince = told.stream()
                .filter(t -> t.outcome() == null && t.recordedAt().isAfter(reopened))
                .map(t -> t.on(parties.recorded(t.recordedAt())))
                .toList();
        var withdrawal = records.entities()
                .createQuery("""
                        select w.reason, w.explanation from Withdrawal w
                        where w.dispute = :dispute and w.at > :reopened order by w.at desc""", Taken.class)
                .setParameter("dispute", records.dispute())
                .setParameter("reopened", reopened)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        if (withdrawal.isPresent())
            return ended(
                    OutcomeKind.WITHDRAWN,
                    Steps.withdrawal(withdrawal.get().reason),
                    toldSince,
                    withdrawal.get().explanation,
                    over,
                    parties);
        var refusals = records.of(
                        Long.class,
                        "select count(*) from Party p where p.dispute = :dispute and p.removedAt is null and not p.consented")
                .get(0);
        return refusals == 0
                ? null
                : ended(
                        OutcomeKind.TERMINATED,
                        CodeWords.declined(DeclineReason.PARTY_REFUSES),
                        toldSince,
                        null,
                        over,
                        parties);
    }

    private static Conclusion ended(
            OutcomeKind kind,
            String reason,
            List<Conclusion.RoutesTold> told,
            String note,
            Instant at,
            PartyHistory parties) {
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
                parties.now().stream().map(p -> new Conclusion.Signer(p, null)).toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                reason,
                told,
                false,
                note,
                null,
                null,
                null);
    }
}
