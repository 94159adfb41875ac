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
    TRANSFER("transferDispute", Actor.HOLDER, OPEN),
    ACCEPT_TRANSFER("acceptTransfer", Actor.RECEIVER, EnumSet.of(TRANSFERRED)),
    DECLINE_TRANSFER("declineTransfer", Actor.RECEIVER, EnumSet.of(TRANSFERRED)),
    WITHDRAW_TRANSFER("withdrawTransfer", Actor.HOLDER, EnumSet.of(TRANSFERRED)),
    MARK("recordMark", Actor.FIELD, EnumSet.of(IN_MEDIATION, AGREED, BREACHED), true),
    SIGN("signAgreement", Actor.MEDIATOR, EnumSet.of(IN_MEDIATION, AGREED, BREACHED), true),
    SEAL("sealAgreement", Actor.HOLDER, EnumSet.of(IN_MEDIATION, AGREED, BREACHED), true),
    VARY("varyAgreement", Actor.MEDIATOR, EnumSet.of(AGREED, BREACHED), true),
    SET_ASIDE("setAgreementAside", Actor.HOLDER, EnumSet.of(AGREED, FULFILLED, BREACHED)),
    RECORD_FULFILMENT("recordFulfilment", Actor.FIELD, EnumSet.of(AGREED)),
    FULFIL_OBLIGATION("fulfilObligation", Actor.FIELD, EnumSet.of(AGREED, BREACHED)),
    APPLY_FOR_CONFIRMATION("applyForConfirmation", Actor.HOLDER, EnumSet.of(AGREED, BREACHED)),
    RECORD_CONFIRMATION("recordConfirmationResult", Actor.HOLDER, EnumSet.of(AGREED, FULFILLED, BREACHED)),
    RECORD_RETURN_VISIT("recordReturnVisit", Actor.FIELD, ENDED),
    TELL_ROUTES("tellRoutes", Actor.FIELD, ENDED_OR_DECLINED),
    NOTE_ESCALATION("noteEscalation", Actor.ANYONE, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    REPORT_ESCALATION("reportEscalation", Actor.ANYONE, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    RESOLVE_ESCALATION("resolveEscalation", Actor.HOLDER, EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    REOPEN("reopenDispute", Actor.HOLDER, EnumSet.of(FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN)),
    ADD_SUPPLEMENT(
            "addSupplement",
            Actor.HOLDER,
            EnumSet.of(FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN, NOT_ACCEPTED, REFERRED, ARCHIVED)),
    ARCHIVE(
            "archiveDispute",
            Actor.HOLDER,
            EnumSet.of(FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN, NOT_ACCEPTED, REFERRED));

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
