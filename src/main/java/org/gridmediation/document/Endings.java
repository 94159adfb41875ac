package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.Mark;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.party.Withdrawal;
import org.gridmediation.party.WithdrawalReason;

/** How mediation of a dispute ended, and what followed. */
@ApplicationScoped
class Endings {
    @Inject
    EntityManager session;

    record Ended(
            CaseFile.Ending ending,
            List<Mark> marks,
            List<CaseFile.Fulfilment> fulfilments,
            List<CaseFile.Visit> visits) {}

    record Row(
            OutcomeKind kind,
            boolean onTheSpot,
            AgreementForm form,
            String content,
            Long amount,
            Instant agreedAt,
            Instant effectiveAt,
            LocalDate dueOn,
            List<Mark> marks,
            Instant mediatorSignedAt,
            EndReason reason,
            boolean toldOfOtherRoutes,
            String note,
            Performance fulfilment,
            Instant fulfilmentAt,
            String fulfilmentNote) {}

    Ended of(UUID dispute, UUID outcome) {
        if (outcome == null) return new Ended(withoutOutcome(dispute), List.of(), List.of(), List.of());
        var row = session.createQuery("""
                        select o.kind, o.onTheSpot, o.form, o.content, o.amount, o.agreedAt, o.effectiveAt, o.dueOn, o.marks, o.mediatorSignedAt,
                               o.reason, o.toldOfOtherRoutes, o.note, o.fulfilment, o.fulfilmentAt, o.fulfilmentNote
                        from Outcome o where o.id = :outcome and o.disputeId = :dispute""", Row.class)
                .setParameter("outcome", outcome)
                .setParameter("dispute", dispute)
                .getSingleResult();
        var visits = session.createQuery("""
                        select v.visitedAt, v.method, v.performed, v.satisfaction, v.note, v.byName
                        from ReturnVisit v where v.outcomeId = :outcome order by v.visitedAt, v.id""", CaseFile.Visit.class)
                .setParameter("outcome", outcome)
                .getResultList();
        var performed = row.fulfilmentAt == null
                ? List.<CaseFile.Fulfilment>of()
                : List.of(new CaseFile.Fulfilment(row.fulfilment, row.fulfilmentAt, row.fulfilmentNote));
        return new Ended(ending(row), row.marks, performed, visits);
    }

    private static CaseFile.Ending ending(Row row) {
        return new CaseFile.Ending(
                row.kind,
                row.onTheSpot,
                row.form,
                row.content,
                row.amount,
                row.agreedAt,
                row.effectiveAt,
                row.dueOn == null ? List.of() : List.of(new CaseFile.Obligation(null, null, null, row.dueOn)),
                row.mediatorSignedAt,
                row.reason,
                row.toldOfOtherRoutes,
                row.note,
                row.fulfilment,
                null);
    }

    /** A withdrawal or a refusal ends mediation with no outcome, after the parties were told of the other routes (人民调解法 art. 17, 26). */
    private CaseFile.Ending withoutOutcome(UUID dispute) {
        var withdrawal = session.createQuery("from Withdrawal where disputeId = :dispute", Withdrawal.class)
                .setParameter("dispute", dispute)
                .getResultStream()
                .findFirst();
        if (withdrawal.isPresent())
            return ended(OutcomeKind.WITHDRAWN, reason(withdrawal.get().reason), withdrawal.get().explanation);
        var refusals = session.createQuery(
                        "select count(*) from Party where disputeId = :dispute and removedAt is null and not consented",
                        Long.class)
                .setParameter("dispute", dispute)
                .getSingleResult();
        return refusals == 0 ? null : ended(OutcomeKind.TERMINATED, EndReason.PARTY_REFUSES, null);
    }

    private static EndReason reason(WithdrawalReason reason) {
        return switch (reason) {
            case SETTLED_PRIVATELY -> EndReason.SETTLED_PRIVATELY;
            case OTHER_ROUTE, NO_LONGER_WANTED, OTHER -> EndReason.OTHER;
        };
    }

    private static CaseFile.Ending ended(OutcomeKind kind, EndReason reason, String note) {
        return new CaseFile.Ending(
                kind, false, null, null, null, null, null, List.of(), null, reason, true, note, null, null);
    }
}
