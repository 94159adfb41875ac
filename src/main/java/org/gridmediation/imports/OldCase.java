package org.gridmediation.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.NewDispute;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.link.ExternalNumber;
import org.gridmediation.link.Trait;
import org.gridmediation.outcome.NewOutcome;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.VisitMethod;

/** A dispute that is over, as a row tells it. */
final class OldCase {
    /** Something that happened to it. @param about the part that it is about, or null */
    record Event(TimelineStep step, Status status, Instant at, UUID about) {}

    NewDispute registered;
    Status status;
    /** Before it was archived. */
    Status end;

    String caseNumber;
    Instant reportedAt;
    Instant acceptedAt;
    Instant endedAt;
    Instant archivedAt;
    DeclineReason declineReason;
    String committee;
    String mediator;
    Tier level;
    NewOutcome outcome;
    Instant effectiveAt;
    Performance fulfilment;
    Instant fulfilledAt;
    Instant visitedAt;
    VisitMethod visitMethod;
    Integer satisfaction;
    ExternalNumber reference;
    List<Party> parties = List.of();
    /** Null as long as a party's name is not known. */
    List<Trait> traits;

    /** Of one that is there it stays: others know the outcome by its address. */
    UUID outcomeId = TimeOrderedId.Generator.next();

    final UUID visitId = TimeOrderedId.Generator.next();
    final UUID decisionId = TimeOrderedId.Generator.next();

    String publicOrderType;
    String receiptNumber;
    UUID committeeId;
    AreaCode committeeArea;
    String caseWord;
    UUID mediatorId;
    UUID mediatorStaffId;
    UUID mediatorResidentId;
    /** What the mediator is called, and was before. */
    List<String> mediatorNames = List.of();

    /** Of a case number that our own series could give. */
    Integer year;

    Integer sequence;

    boolean isAgreed() {
        return outcome != null && outcome.kind() == OutcomeKind.AGREED;
    }

    /** When guardians last answered for their wards, as far as the file tells. */
    Instant answeredAt() {
        return isAgreed() ? outcome.agreement().agreedAt() : endedAt;
    }

    boolean isMediator(Party party) {
        return mediatorResidentId != null && mediatorResidentId.equals(party.residentId);
    }

    /** The mediator has, or had, the name of the party, where no two records tell them apart, or of who acts for it. */
    boolean namesMediator(Party party) {
        return (party.residentId == null || mediatorResidentId == null) && isOfMediator(party.name)
                || isOfMediator(party.guardianName)
                || isOfMediator(party.representativeName);
    }

    private boolean isOfMediator(String name) {
        return mediatorNames.stream().anyMatch(own -> PartyIdentity.areNamedAlike(own, name));
    }

    boolean isAccepted() {
        return committee != null;
    }

    Tier level() {
        if (level != null) return level;
        return committeeArea == null ? registered.area().tier() : committeeArea.tier();
    }

    /** A committee's case ends at its own tier; what was agreed may also have been so on the spot, by somebody between it and the place. */
    boolean mayEndAt(Tier tier) {
        var own = committeeArea.tier();
        return tier == own
                || isAgreed() && own.isAbove(tier) && !registered.area().tier().isAbove(tier);
    }

    /** What happened, in the order in which requests would have told it. */
    List<Event> events(Instant now) {
        var events = new ArrayList<Event>();
        events.add(new Event(TimelineStep.REGISTERED, Status.REPORTED, reportedAt, null));
        if (isAccepted()) events.add(new Event(TimelineStep.ACCEPTED, Status.ACCEPTED, acceptedAt, committeeId));
        if (mediatorId != null) events.add(new Event(TimelineStep.ASSIGNED, Status.ACCEPTED, acceptedAt, mediatorId));
        if (outcome != null) {
            var ended = isAgreed() ? Status.AGREED : end;
            events.add(new Event(TimelineStep.OUTCOME_RECORDED, ended, endedAt, outcomeId));
            if (isAgreed()) events.add(new Event(TimelineStep.AGREEMENT_EFFECTIVE, ended, effectiveAt, outcomeId));
        } else {
            var step =
                    switch (end) {
                        case NOT_ACCEPTED -> TimelineStep.DECLINED;
                        case REFERRED -> TimelineStep.REFERRED;
                        default -> TimelineStep.WITHDRAWN;
                    };
            events.add(new Event(step, end, endedAt, step == TimelineStep.DECLINED ? decisionId : null));
        }
        if (fulfilledAt != null) events.add(new Event(TimelineStep.FULFILMENT_RECORDED, end, fulfilledAt, outcomeId));
        if (visitedAt != null) events.add(new Event(TimelineStep.RETURN_VISITED, end, visitedAt, visitId));
        if (archivedAt != null) events.add(new Event(TimelineStep.ARCHIVED, Status.ARCHIVED, archivedAt, null));
        events.add(new Event(TimelineStep.IMPORTED, status, now, null));
        return events;
    }
}
