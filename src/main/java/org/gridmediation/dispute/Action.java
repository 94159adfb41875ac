package org.gridmediation.dispute;

import static org.gridmediation.dispute.Status.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be done to a dispute: in which states, by whom, and whether every party must have agreed to mediation first. The role's right to
 * the operation stands in access.csv; this is the other half, and `allowedActions` is read from both.
 */
public enum Action {
    CHANGE("changeDispute", Actor.HOLDER, OPEN),
    SETTLE("settleDispute", Actor.SETTLER, OPEN, true),
    ACCEPT("acceptDispute", Actor.HOLDER, EnumSet.of(REPORTED)),
    DECLINE("declineDispute", Actor.HOLDER, EnumSet.of(REPORTED)),
    ASSIGN("assignMediator", Actor.HOLDER, EnumSet.of(ACCEPTED, IN_MEDIATION)),
    CONSENT("recordConsent", Actor.FIELD, OPEN),
    HOLD_SESSION("holdSession", Actor.MEDIATOR, EnumSet.of(ACCEPTED, IN_MEDIATION), true),
    RECORD_OUTCOME("recordOutcome", Actor.MEDIATOR, EnumSet.of(ACCEPTED, IN_MEDIATION)),
    RECORD_FULFILMENT("recordFulfilment", Actor.FIELD, EnumSet.of(AGREED)),
    RECORD_RETURN_VISIT("recordReturnVisit", Actor.FIELD, EnumSet.of(AGREED, FULFILLED, BREACHED)),
    MARK_DUPLICATE("markDuplicate", Actor.HOLDER, OPEN),
    UNMARK_DUPLICATE("unmarkDuplicate", Actor.SEPARATOR, EnumSet.of(DUPLICATE)),
    MERGE("mergeDispute", Actor.HOLDER, OPEN),
    UNMERGE("unmergeDispute", Actor.SEPARATOR, EnumSet.of(MERGED)),
    LINK("linkDispute", Actor.FIELD, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    UNLINK("unlinkDispute", Actor.FIELD, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    ADD_REFERENCE("addReference", Actor.FIELD, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    REMOVE_REFERENCE("removeReference", Actor.FIELD, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    ARCHIVE(
            "archiveDispute",
            Actor.HOLDER,
            EnumSet.of(FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN, NOT_ACCEPTED));

    public final String operation;
    final Actor actor;
    final Set<Status> states;
    final boolean needsConsent;

    Action(String operation, Actor actor, Set<Status> states) {
        this(operation, actor, states, false);
    }

    Action(String operation, Actor actor, Set<Status> states, boolean needsConsent) {
        this.operation = operation;
        this.actor = actor;
        this.states = states;
        this.needsConsent = needsConsent;
    }
}
