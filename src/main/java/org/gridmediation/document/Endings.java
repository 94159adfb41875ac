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
import org.gridmediation.outcome.Obligation;
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
            List<Marked> marks,
            List<CaseFile.Fulfilment> fulfilments,
            List<CaseFile.Visit> visits) {}

    record Marked(UUID party, Instant at) {}

    record Done(Obligation.State result, Instant at, String note) {}

    record Row(
            OutcomeKind kind,
            boolean onTheSpot,
            AgreementForm form,
            String content,
            Long amount,
            Instant agreedAt,
            Instant effectiveAt,
            LocalDate dueOn,
            Instant mediatorSignedAt,
            EndReason reason,
            boolean toldOfOtherRoutes,
            String note,
            Performance fulfilment,
            Instant fulfilmentAt,
            String fulfilmentNote) {}

    /** @param over when mediation ended; null while it goes on, again after it was reopened too */
    Ended of(UUID dispute, UUID outcome, Instant over) {
        if (outcome == null)
            return new Ended(over == null ? null : withoutOutcome(dispute), List.of(), List.of(), List.of());
        var row = session.createQuery("""
                        select o.kind, o.onTheSpot, o.form, o.content, o.amount, o.agreedAt, o.effectiveAt, o.dueOn, o.mediatorSignedAt,
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
        var marks = about(
                outcome,
                Marked.class,
                "select m.partyId, m.at from AgreementMark m where m.outcomeId = :outcome and m.partyId is not null");
        return new Ended(ending(row, outcome), marks, performed(row, outcome), visits);
    }

    /** As a whole, or obligation by obligation. */
    private List<CaseFile.Fulfilment> performed(Row row, UUID outcome) {
        var done = about(outcome, Done.class, """
                select f.result, f.at, f.note from ObligationFulfilment f join Obligation o on o.id = f.obligationId
                where o.outcomeId = :outcome and f.result <> KEPT order by f.recordedAt, f.id""");
        if (done.isEmpty() && row.fulfilmentAt != null)
            return List.of(new CaseFile.Fulfilment(row.fulfilment, row.fulfilmentAt, row.fulfilmentNote));
        return done.stream()
                .map(d -> new CaseFile.Fulfilment(
                        switch (d.result) {
                            case FULFILLED -> Performance.FULFILLED;
                            case PARTLY -> Performance.PARTLY_FULFILLED;
                            case BROKEN -> Performance.BREACHED;
                            case OPEN, KEPT -> Performance.PENDING;
                        },
                        d.at,
                        d.note))
                .toList();
    }

    private List<CaseFile.Obligation> obligations(Row row, UUID outcome) {
        var owed = about(outcome, CaseFile.Obligation.class, """
                select p.name, o.content, o.amount, coalesce(o.dueOn, o.lastsUntil) from Obligation o join Party p on p.id = o.debtorId
                where o.outcomeId = :outcome order by o.number""");
        return owed.isEmpty() && row.dueOn != null
                ? List.of(new CaseFile.Obligation(null, null, null, row.dueOn))
                : owed;
    }

    private CaseFile.Confirmation confirmation(UUID outcome) {
        return about(outcome, CaseFile.Confirmation.class, """
                select c.court, c.filedOn from JudicialConfirmation c
                where c.outcomeId = :outcome and c.state <> WITHDRAWN order by c.recordedAt desc""").stream()
                .findFirst()
                .orElse(null);
    }

    private <T> List<T> about(UUID outcome, Class<T> row, String query) {
        return session.createQuery(query, row).setParameter("outcome", outcome).getResultList();
    }

    private CaseFile.Ending ending(Row row, UUID outcome) {
        return new CaseFile.Ending(
                row.kind,
                row.onTheSpot,
                row.form,
                row.content,
                row.amount,
                row.agreedAt,
                row.effectiveAt,
                obligations(row, outcome),
                row.mediatorSignedAt,
                row.reason,
                row.toldOfOtherRoutes,
                row.note,
                row.fulfilment,
                confirmation(outcome));
    }

    /** A withdrawal or a refusal ends mediation with no outcome, after the parties were told of the other routes (人民调解法 art. 17, 26). */
    private CaseFile.Ending withoutOutcome(UUID dispute) {
        var withdrawal = session.createQuery(
                        "from Withdrawal where disputeId = :dispute order by at desc", Withdrawal.class)
                .setMaxResults(1)
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
