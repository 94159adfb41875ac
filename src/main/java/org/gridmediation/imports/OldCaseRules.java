package org.gridmediation.imports;

import static org.gridmediation.columns.DisputeColumns.ACCEPTED;
import static org.gridmediation.columns.DisputeColumns.COMMITTEE;
import static org.gridmediation.columns.DisputeColumns.DECLINE_REASON;
import static org.gridmediation.columns.DisputeColumns.ENDED;
import static org.gridmediation.columns.DisputeColumns.MEDIATOR;
import static org.gridmediation.columns.DisputeColumns.REPORTED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.OutcomeColumns;
import org.gridmediation.columns.PartyColumns;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;

/** What must go together in a case that is over, as the requests that lead there would have seen to it step by step. */
final class OldCaseRules {
    private static final EnumSet<Status> AGREED = EnumSet.of(Status.AGREED, Status.FULFILLED, Status.BREACHED);

    private static final Map<Moment, Column> WHEN = new EnumMap<>(Map.of(
            Moment.ACCEPTED,
            ACCEPTED,
            Moment.AGREEMENT,
            OutcomeColumns.AGREED,
            Moment.EFFECT,
            OutcomeColumns.EFFECTIVE,
            Moment.DUE_DAY,
            OutcomeColumns.DUE,
            Moment.FULFILMENT,
            OutcomeColumns.FULFILLED,
            Moment.BREACH,
            OutcomeColumns.FULFILLED,
            Moment.END,
            ENDED,
            Moment.RETURN_VISIT,
            OutcomeColumns.VISITED,
            Moment.CLOSING_VISIT,
            OutcomeColumns.VISITED,
            Moment.ARCHIVED,
            OutcomeColumns.ARCHIVED));

    private final Content content;
    private final Mistakes mistakes;

    OldCaseRules(Content content, Mistakes mistakes) {
        this.content = content;
        this.mistakes = mistakes;
    }

    void look(OldCase old) {
        // That an archived case ended by an agreement is not concluded from its being there.
        if (old.outcome == null && content.hasAny(OutcomeColumns.TOLD))
            mistakes.add(OutcomeColumns.OUTCOME, "NOT_NULL");
        if (!mistakes.isEmpty()) return;
        status(old);
        outcome(old);
        visit(old);
        order(old);
        for (var party : old.parties) {
            var columns = PartyColumns.EACH.get(party.number - 1);
            if (party.isBornAfter(old.reportedAt))
                mistakes.add(
                        content.has(columns.birthDate()) ? columns.birthDate() : columns.documentNumber(),
                        "BORN_AFTER_REPORT");
            else
                mistakes.addIf(
                        old.isAgreed() && !party.hasGuardian() && party.isMinorOn(Days.of(old.effectiveAt)),
                        columns.guardian(),
                        "GUARDIAN_NEEDED");
        }
    }

    private void status(OldCase old) {
        var kind = old.outcome == null ? null : old.outcome.kind();
        boolean fits =
                switch (old.end) {
                    case AGREED, FULFILLED, BREACHED -> kind == OutcomeKind.AGREED;
                    case FAILED -> kind == OutcomeKind.FAILED;
                    case TERMINATED -> kind == OutcomeKind.TERMINATED;
                    case WITHDRAWN -> kind == null || kind == OutcomeKind.WITHDRAWN;
                    default -> kind == null;
                };
        mistakes.addIf(!fits, OutcomeColumns.OUTCOME, "STATUS_DIFFERS");
        boolean declined = old.end == Status.NOT_ACCEPTED;
        mistakes.addIf(declined && old.declineReason == null, DECLINE_REASON, "NOT_NULL");
        mistakes.addIf(!declined && old.declineReason != null, DECLINE_REASON, "STATUS_DIFFERS");
        mistakes.addIf(declined && old.isAccepted(), COMMITTEE, "STATUS_DIFFERS");
        mistakes.addIf(kind != null && !old.isAccepted(), COMMITTEE, "NOT_NULL");
        mistakes.addIf(!old.isAccepted() && old.acceptedAt != null, ACCEPTED, "STATUS_DIFFERS");
        mistakes.addIf(!old.isAccepted() && old.mediator != null, MEDIATOR, "STATUS_DIFFERS");
        boolean archived = old.status == Status.ARCHIVED;
        mistakes.addIf(archived && old.archivedAt == null, OutcomeColumns.ARCHIVED, "NOT_NULL");
        mistakes.addIf(!archived && old.archivedAt != null, OutcomeColumns.ARCHIVED, "STATUS_DIFFERS");
        mistakes.addIf(old.endedAt == null, ENDED, "NOT_NULL");
        // As what was handled here: nothing of an agreement is archived before it is known what became of it, a kept
        // one after a return visit.
        mistakes.addIf(archived && old.end == Status.AGREED, OutcomeColumns.FULFILMENT, "ARCHIVED_UNFINISHED");
        mistakes.addIf(
                archived && old.end == Status.FULFILLED && old.visitedAt == null, OutcomeColumns.VISITED, "NOT_NULL");
    }

    private void outcome(OldCase old) {
        boolean agreed = old.isAgreed();
        mistakes.addIf(agreed && !content.has(OutcomeColumns.AGREED), OutcomeColumns.AGREED, "NOT_NULL");
        for (var column : OutcomeColumns.AGREEMENT)
            mistakes.addIf(!agreed && content.has(column), column, "NO_AGREEMENT_EXPECTED");
        for (var column : List.of(OutcomeColumns.FULFILMENT, OutcomeColumns.FULFILLED))
            mistakes.addIf(!agreed && content.has(column), column, "NO_AGREEMENT_EXPECTED");
        boolean ended = old.outcome != null && !agreed;
        mistakes.addIf(ended && old.outcome.reason() == null, OutcomeColumns.REASON, "REASON_MISSING");
        mistakes.addIf(
                ended && old.outcome.reason() != null && !old.outcome.reason().isOf(old.outcome.kind()),
                OutcomeColumns.REASON,
                "REASON_OF_OTHER_END");
        mistakes.addIf(!ended && content.has(OutcomeColumns.REASON), OutcomeColumns.REASON, "STATUS_DIFFERS");
        mistakes.addIf(old.outcome == null && content.has(OutcomeColumns.NOTE), OutcomeColumns.NOTE, "STATUS_DIFFERS");
        if (!agreed) return;
        var agreement = old.outcome.agreement();
        mistakes.addIf(
                agreement.form() == AgreementForm.ORAL && !old.effectiveAt.equals(agreement.agreedAt()),
                OutcomeColumns.EFFECTIVE,
                "ORAL_EFFECT");
        boolean fits =
                switch (old.status) {
                    case FULFILLED -> old.fulfilment == Performance.FULFILLED;
                    case BREACHED -> old.fulfilment == Performance.BREACHED;
                    case AGREED ->
                        old.fulfilment == Performance.PENDING || old.fulfilment == Performance.PARTLY_FULFILLED;
                    default -> true;
                };
        mistakes.addIf(!fits && AGREED.contains(old.status), OutcomeColumns.FULFILMENT, "STATUS_DIFFERS");
        boolean known = old.fulfilment != Performance.PENDING;
        mistakes.addIf(known && old.fulfilledAt == null, OutcomeColumns.FULFILLED, "NOT_NULL");
        mistakes.addIf(!known && old.fulfilledAt != null, OutcomeColumns.FULFILLED, "STATUS_DIFFERS");
    }

    private void visit(OldCase old) {
        if (!content.hasAny(OutcomeColumns.VISIT)) return;
        mistakes.addIf(old.outcome == null, OutcomeColumns.VISITED, "STATUS_DIFFERS");
        for (var column : OutcomeColumns.VISIT) mistakes.addIf(!content.has(column), column, "NOT_NULL");
        mistakes.addIf(
                old.satisfaction != null && (old.satisfaction < 1 || old.satisfaction > 5),
                OutcomeColumns.SATISFACTION,
                "SATISFACTION_RANGE");
    }

    private void order(OldCase old) {
        var agreement = old.isAgreed() ? old.outcome.agreement() : null;
        var broken = old.fulfilment == Performance.BREACHED;
        var closed = old.status == Status.ARCHIVED && old.end == Status.FULFILLED;
        var dates = new Chronology()
                .with(Moment.REPORTED, old.reportedAt)
                .with(Moment.ACCEPTED, old.acceptedAt)
                .with(Moment.AGREEMENT, agreement == null ? null : agreement.agreedAt())
                .with(Moment.EFFECT, old.effectiveAt)
                .with(Moment.FULFILMENT, old.fulfilledAt)
                .with(Moment.BREACH, broken ? old.fulfilledAt : null)
                .with(Moment.END, old.endedAt)
                .with(Moment.RETURN_VISIT, old.visitedAt)
                .with(Moment.CLOSING_VISIT, closed ? old.visitedAt : null)
                .with(Moment.ARCHIVED, old.archivedAt);
        WHEN.forEach((moment, column) -> {
            var faults = new Faults();
            dates.check(moment, dates.get(moment), "", faults);
            if (moment == Moment.DUE_DAY && agreement != null) dates.check(moment, agreement.dueOn(), "", faults);
            faults.forEach((place, code) -> mistakes.add(content.has(column) ? column : REPORTED, "TIME_ORDER"));
        });
    }
}
