package org.gridmediation.imports;

import static org.gridmediation.columns.DisputeColumns.ACCEPTED;
import static org.gridmediation.columns.DisputeColumns.AREA;
import static org.gridmediation.columns.DisputeColumns.CASE_NUMBER;
import static org.gridmediation.columns.DisputeColumns.COMMITTEE;
import static org.gridmediation.columns.DisputeColumns.DECLINE_REASON;
import static org.gridmediation.columns.DisputeColumns.ENDED;
import static org.gridmediation.columns.DisputeColumns.LEVEL;
import static org.gridmediation.columns.DisputeColumns.MEDIATOR;
import static org.gridmediation.columns.DisputeColumns.REPORTED;
import static org.gridmediation.columns.DisputeColumns.STATUS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gridmediation.area.Tier;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.columns.OutcomeColumns;
import org.gridmediation.columns.PartyColumns;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Difficulty;
import org.gridmediation.dispute.NewDispute;
import org.gridmediation.dispute.NewParty;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyDescription;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.link.ExternalNumber;
import org.gridmediation.link.ReferenceSystem;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.NewOutcome;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.privacy.Vault;

/** Makes of a row the requests that would have brought the case to its end, has them checked as those are, and looks whether they go together. */
final class OldCaseReader {
    private static final Set<Status> OVER = EnumSet.of(
            Status.ARCHIVED,
            Status.AGREED,
            Status.FULFILLED,
            Status.BREACHED,
            Status.FAILED,
            Status.TERMINATED,
            Status.WITHDRAWN,
            Status.NOT_ACCEPTED,
            Status.REFERRED);
    private static final int LONGEST_NUMBER = 60;
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    private final Content content;
    private final Mistakes mistakes;
    private final BodyCheck check;
    private final Vault vault;
    private final OldCase old = new OldCase();

    private OldCaseReader(Content content, Mistakes mistakes, BodyCheck check, Vault vault) {
        this.content = content;
        this.mistakes = mistakes;
        this.check = check;
        this.vault = vault;
    }

    /** @return null when something is wrong with it */
    static OldCase read(Content content, Mistakes mistakes, BodyCheck check, Vault vault) {
        var reading = new OldCaseReader(content, mistakes, check, vault);
        reading.registration();
        if (mistakes.isEmpty()) reading.parties();
        if (mistakes.isEmpty()) reading.end();
        if (mistakes.isEmpty()) new OldCaseRules(content, mistakes).look(reading.old);
        return mistakes.isEmpty() ? reading.old : null;
    }

    private void registration() {
        old.status = content.one(STATUS, Status.class);
        mistakes.addIf(old.status == null, STATUS, "NOT_NULL");
        mistakes.addIf(old.status != null && !OVER.contains(old.status), STATUS, "CASE_NOT_OVER");
        old.caseNumber = content.text(CASE_NUMBER);
        mistakes.addIf(
                old.caseNumber != null && old.caseNumber.codePointCount(0, old.caseNumber.length()) > LONGEST_NUMBER,
                CASE_NUMBER,
                "SIZE");
        old.reportedAt = time(REPORTED);
        mistakes.addIf(old.reportedAt == null, REPORTED, "NOT_NULL");
        var given = new ArrayList<NewParty>();
        boolean over = false;
        for (var columns : PartyColumns.EACH) {
            if (!content.hasAny(columns.all())) over = true;
            else if (over) mistakes.add(columns.name(), "PARTY_GAP");
            else given.add(OldCaseParty.read(content, columns));
        }
        old.registered = new NewDispute(
                content.area(AREA),
                content.text(DisputeColumns.TITLE),
                content.text(DisputeColumns.DESCRIPTION),
                content.text(DisputeColumns.PLACE),
                content.text(DisputeColumns.TYPE),
                content.text(DisputeColumns.PUBLIC_ORDER_TYPE),
                content.one(DisputeColumns.SOURCE, Source.class),
                null,
                content.one(DisputeColumns.URGENCY, Urgency.class, Urgency.NORMAL),
                content.one(DisputeColumns.DIFFICULTY, Difficulty.class),
                content.several(DisputeColumns.TAGS),
                content.number(DisputeColumns.PEOPLE),
                content.whole(DisputeColumns.CLAIMED),
                null,
                null,
                given,
                null);
        check("", old.registered);
        mistakes.addIf(old.registered.source() == null, DisputeColumns.SOURCE, "NOT_NULL");
        mistakes.addIf(old.registered.difficulty() == null, DisputeColumns.DIFFICULTY, "NOT_NULL");
        mistakes.addIf(
                old.registered.area() != null && old.registered.area().tier().digits < Tier.SUBDISTRICT.digits,
                AREA,
                "AREA_TOO_LARGE");
        if (!content.hasAny(OutcomeColumns.REFERENCE)) return;
        old.reference = new ExternalNumber(
                content.one(OutcomeColumns.SYSTEM, ReferenceSystem.class),
                content.text(OutcomeColumns.SYSTEM_NAME),
                content.text(OutcomeColumns.NUMBER));
        check("/reference", old.reference);
        if (mistakes.isEmpty()) together("/reference", old.reference::check);
    }

    private void parties() {
        var parties = new ArrayList<Party>();
        for (int i = 0; i < old.registered.parties().size(); i++) {
            int number = i + 1;
            var form = old.registered.parties().get(i);
            together("", () -> {
                var party = PartyDescription.party(form, number, "/parties/" + (number - 1), vault);
                party.guardianName = form.guardianName();
                parties.add(party);
            });
        }
        old.parties = List.copyOf(parties);
    }

    private void end() {
        old.committee = content.text(COMMITTEE);
        old.mediator = content.text(MEDIATOR);
        old.declineReason = content.one(DECLINE_REASON, DeclineReason.class);
        old.level = content.one(LEVEL, Tier.class);
        old.acceptedAt = time(ACCEPTED);
        if (old.acceptedAt == null && old.isAccepted()) old.acceptedAt = old.reportedAt;
        old.archivedAt = time(OutcomeColumns.ARCHIVED);
        var kind = content.one(OutcomeColumns.OUTCOME, OutcomeKind.class, told(old.status));
        if (kind != null) outcome(kind);
        old.endedAt = time(ENDED);
        if (old.endedAt == null && old.isAgreed())
            old.endedAt = old.outcome.agreement().agreedAt();
        old.visitedAt = time(OutcomeColumns.VISITED);
        old.visitMethod = content.one(OutcomeColumns.VISIT_METHOD, VisitMethod.class);
        old.satisfaction = content.number(OutcomeColumns.SATISFACTION);
        old.end = before();
    }

    /** How it ended, as far as the status tells. */
    static OutcomeKind told(Status status) {
        return switch (status) {
            case AGREED, FULFILLED, BREACHED -> OutcomeKind.AGREED;
            case FAILED -> OutcomeKind.FAILED;
            case TERMINATED -> OutcomeKind.TERMINATED;
            default -> null;
        };
    }

    private void outcome(OutcomeKind kind) {
        boolean agreed = kind == OutcomeKind.AGREED;
        old.outcome = new NewOutcome(
                kind,
                agreed
                        ? new NewOutcome.Agreement(
                                content.one(OutcomeColumns.FORM, AgreementForm.class),
                                content.text(OutcomeColumns.CONTENT),
                                time(OutcomeColumns.AGREED),
                                content.day(OutcomeColumns.DUE),
                                content.whole(OutcomeColumns.AMOUNT),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)
                        : null,
                content.one(OutcomeColumns.REASON, EndReason.class),
                null,
                null,
                null,
                content.text(OutcomeColumns.NOTE));
        check("/outcome", old.outcome);
        if (!agreed) return;
        old.effectiveAt = time(OutcomeColumns.EFFECTIVE);
        if (old.effectiveAt == null) old.effectiveAt = old.outcome.agreement().agreedAt();
        old.fulfilment = content.one(
                OutcomeColumns.FULFILMENT,
                Performance.class,
                switch (old.status) {
                    case FULFILLED -> Performance.FULFILLED;
                    case BREACHED -> Performance.BREACHED;
                    default -> Performance.PENDING;
                });
        old.fulfilledAt = time(OutcomeColumns.FULFILLED);
    }

    private Status before() {
        if (old.status != Status.ARCHIVED) return old.status;
        if (old.declineReason != null) return Status.NOT_ACCEPTED;
        if (old.outcome == null) return Status.WITHDRAWN;
        if (!old.isAgreed()) return old.outcome.kind().status;
        return switch (old.fulfilment) {
            case FULFILLED -> Status.FULFILLED;
            case BREACHED -> Status.BREACHED;
            default -> Status.AGREED;
        };
    }

    private Instant time(Column column) {
        var time = content.time(column);
        if (time == null) return null;
        mistakes.addIf(time.isAfter(Days.now()), column, "PAST_OR_PRESENT");
        mistakes.addIf(Days.of(time).isBefore(EARLIEST), column, "TIME_TOO_EARLY");
        return time;
    }

    private void check(String within, Object body) {
        var faults = new Faults();
        check.check(body, faults);
        mistakes.take(within, faults);
    }

    private void together(String within, Runnable rule) {
        var faults = new Faults();
        faults.of(rule);
        mistakes.take(within, faults);
    }
}
