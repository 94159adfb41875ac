package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.Status;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.Mark;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;

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

    Ended of(UUID dispute, UUID outcome, Status status) {
        if (outcome == null) return new Ended(refused(status), List.of(), List.of(), List.of());
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

    /** A party's refusal ends mediation without an outcome, after the parties were told of the other routes (人民调解法 art. 17, 26). */
    private static CaseFile.Ending refused(Status status) {
        if (status != Status.TERMINATED) return null;
        return new CaseFile.Ending(
                OutcomeKind.TERMINATED,
                false,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                EndReason.PARTY_REFUSES,
                true,
                null,
                null,
                null);
    }
}
