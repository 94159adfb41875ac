package org.gridmediation.dispute;

import static org.gridmediation.dispute.Status.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can be done to a dispute: in which states, by whom, and what must be so first. The role's right to
 * the operation stands in access.csv; this is the other half, and `allowedActions` is read from both.
 */
public enum Action {
    CHANGE("changeDispute", Actor.HOLDER, OPEN),
    SETTLE("settleDispute", Actor.SETTLER, OPEN, Condition.TWO_SIDES, Condition.ALL_CONSENT),
    ACCEPT("acceptDispute", Actor.HOLDER, EnumSet.of(REPORTED), Condition.NONE_REFUSES),
    DECLINE("declineDispute", Actor.HOLDER, EnumSet.of(REPORTED)),
    /** After the agreement for whoever varies it. */
    ASSIGN("assignMediator", Actor.HOLDER, EnumSet.of(ACCEPTED, IN_MEDIATION, AGREED, BREACHED)),
    ADD_PARTY("addParty", Actor.HOLDER, OPEN),
    CHANGE_PARTY("changeParty", Actor.HOLDER, OPEN),
    REMOVE_PARTY("removeParty", Actor.HOLDER, OPEN, Condition.SEVERAL_PARTIES, Condition.UNANSWERED_PARTY),
    REVEAL_PARTY("revealParty", Actor.FIELD, EnumSet.complementOf(EnumSet.of(TRANSFERRED))),
    ADD_REPRESENTATIVE("addRepresentative", Actor.FIELD, LIVE),
    END_REPRESENTATIVE("endRepresentative", Actor.FIELD, LIVE, Condition.REPRESENTED),
    GIVE_NOTICE("giveNotice", Actor.FIELD, LIVE),
    RECORD_CONTACT("recordContact", Actor.FIELD, LIVE),
    CONSENT("recordConsent", Actor.SPEAKER, UNFINISHED),
    WITHDRAW("withdrawDispute", Actor.APPLICANT, UNFINISHED, Condition.APPLIED_FOR),
    CHOOSE("recordChoice", Actor.SPEAKER, EnumSet.of(ACCEPTED, IN_MEDIATION), Condition.ASSIGNED),
    DISCLOSE("discloseTie", Actor.FIELD, OPEN),
    ASK_RECUSAL(
            "askRecusal",
            Actor.SPEAKER,
            EnumSet.of(ACCEPTED, IN_MEDIATION),
            Condition.ASSIGNED,
            Condition.NO_RECUSAL_PENDING),
    DECIDE_RECUSAL("decideRecusal", Actor.COMMITTEE, EnumSet.of(ACCEPTED, IN_MEDIATION), Condition.RECUSAL_PENDING),
    INVESTIGATE("recordInvestigation", Actor.FIELD, OPEN),
    HOLD_SESSION(
            "holdSession",
            Actor.MEDIATOR,
            EnumSet.of(ACCEPTED, IN_MEDIATION),
            Condition.TWO_SIDES,
            Condition.ALL_CONSENT),
    SIGN_FACT(
            "signFact",
            Actor.MEDIATOR,
            EnumSet.of(IN_MEDIATION, AGREED, FAILED, TERMINATED, WITHDRAWN),
            Condition.FACTS_STATED),
    WRITE_NOTE("writeNote", Actor.MEDIATOR, EnumSet.of(ACCEPTED, IN_MEDIATION, AGREED)),
    READ_NOTES("listNotes", Actor.MEDIATOR, EnumSet.allOf(Status.class)),
    REQUEST_COORDINATION("requestCoordination", Actor.HOLDER, EnumSet.of(REPORTED, ACCEPTED, IN_MEDIATION, AGREED)),
    RECORD_PROGRESS("recordProgress", Actor.COORDINATOR, GOING_ON, Condition.REMEDY_AWAITED),
    RECORD_FEEDBACK("recordFeedback", Actor.FIELD, GOING_ON, Condition.REMEDY_UNTOLD),
    RECORD_OUTCOME("recordOutcome", Actor.MEDIATOR, EnumSet.of(ACCEPTED, IN_MEDIATION), Condition.TWO_SIDES),
    EXTEND(
            "extendMediation",
            Actor.HOLDER,
            EnumSet.of(ACCEPTED, IN_MEDIATION),
            Condition.TWO_SIDES,
            Condition.ALL_CONSENT),
    SUPERVISE("superviseDispute", Actor.SUPERIOR, goingOn(TRANSFERRED, ARCHIVED)),
    ANSWER_SUPERVISION("answerSupervision", Actor.SUPERVISED, GOING_ON),
    TRANSFER("transferDispute", Actor.HOLDER, OPEN),
    ACCEPT_TRANSFER("acceptTransfer", Actor.RECEIVER, EnumSet.of(TRANSFERRED)),
    DECLINE_TRANSFER("declineTransfer", Actor.RECEIVER, EnumSet.of(TRANSFERRED)),
    WITHDRAW_TRANSFER("withdrawTransfer", Actor.HOLDER, EnumSet.of(TRANSFERRED)),
    MARK(
            "recordMark",
            Actor.FIELD,
            EnumSet.of(IN_MEDIATION, AGREED, BREACHED),
            Condition.TWO_SIDES,
            Condition.ALL_CONSENT),
    SIGN(
            "signAgreement",
            Actor.MEDIATOR,
            EnumSet.of(IN_MEDIATION, AGREED, BREACHED),
            Condition.TWO_SIDES,
            Condition.ALL_CONSENT),
    SEAL(
            "sealAgreement",
            Actor.HOLDER,
            EnumSet.of(IN_MEDIATION, AGREED, BREACHED),
            Condition.TWO_SIDES,
            Condition.ALL_CONSENT),
    VARY("varyAgreement", Actor.MEDIATOR, EnumSet.of(AGREED, BREACHED), Condition.TWO_SIDES, Condition.ALL_CONSENT),
    SET_ASIDE("setAgreementAside", Actor.HOLDER, EnumSet.of(AGREED, FULFILLED, BREACHED)),
    RECORD_FULFILMENT("recordFulfilment", Actor.FIELD, EnumSet.of(AGREED, BREACHED)),
    FULFIL_OBLIGATION("fulfilObligation", Actor.FIELD, EnumSet.of(AGREED, BREACHED)),
    APPLY_FOR_CONFIRMATION("applyForConfirmation", Actor.HOLDER, EnumSet.of(AGREED, BREACHED), Condition.TWO_SIDES),
    RECORD_CONFIRMATION("recordConfirmationResult", Actor.HOLDER, EnumSet.of(AGREED, FULFILLED, BREACHED)),
    RECORD_RETURN_VISIT("recordReturnVisit", Actor.FIELD, ENDED),
    TELL_ROUTES("tellRoutes", Actor.FIELD, ENDED_OR_DECLINED),
    NOTE_ESCALATION("noteEscalation", Actor.ANYONE, GOING_ON),
    REPORT_ESCALATION("reportEscalation", Actor.ANYONE, GOING_ON),
    RESOLVE_ESCALATION("resolveEscalation", Actor.HOLDER, GOING_ON),
    REOPEN("reopenDispute", Actor.HOLDER, EnumSet.of(FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN)),
    ADD_SUPPLEMENT(
            "addSupplement",
            Actor.HOLDER,
            EnumSet.of(FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN, NOT_ACCEPTED, REFERRED, ARCHIVED)),
    MARK_DUPLICATE("markDuplicate", Actor.HOLDER, OPEN),
    UNMARK_DUPLICATE("unmarkDuplicate", Actor.SEPARATOR, EnumSet.of(DUPLICATE)),
    MERGE("mergeDispute", Actor.HOLDER, OPEN),
    UNMERGE("unmergeDispute", Actor.SEPARATOR, EnumSet.of(MERGED)),
    LINK("linkDispute", Actor.FIELD, goingOn(TRANSFERRED, ARCHIVED)),
    UNLINK("unlinkDispute", Actor.FIELD, goingOn(TRANSFERRED, ARCHIVED), Condition.RELATED),
    ADD_REFERENCE("addReference", Actor.FIELD, goingOn(TRANSFERRED, ARCHIVED)),
    REMOVE_REFERENCE("removeReference", Actor.FIELD, goingOn(TRANSFERRED, ARCHIVED), Condition.NUMBERED),
    ARCHIVE(
            "archiveDispute",
            Actor.HOLDER,
            EnumSet.of(AGREED, FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN, NOT_ACCEPTED, REFERRED)),
    ADD_ATTACHMENT("addAttachment", Actor.FIELD, goingOn(TRANSFERRED)),
    CHANGE_ATTACHMENT("changeAttachment", Actor.HOLDER, goingOn(TRANSFERRED, ARCHIVED), Condition.ATTACHED),
    WITHDRAW_ATTACHMENT(
            "withdrawAttachment",
            Actor.HOLDER,
            EnumSet.complementOf(EnumSet.of(TRANSFERRED, ARCHIVED)),
            Condition.ATTACHED);

    /** What concludes an agreement or leads to one: it waits for a danger's report, and for a mediator who may mediate. */
    public static final Set<Action> CONCLUDES =
            Collections.unmodifiableSet(EnumSet.of(HOLD_SESSION, SETTLE, RECORD_OUTCOME, MARK, SIGN, SEAL, VARY));

    /** What papers say that all of a dispute's mediators did. */
    static final Set<Action> MEDIATES =
            Collections.unmodifiableSet(EnumSet.of(HOLD_SESSION, SETTLE, RECORD_OUTCOME, SIGN, VARY));

    /** Of these what brings into force what the dispute's mediators have drafted, whoever does it. */
    public static final Set<Action> SIGNS = Collections.unmodifiableSet(EnumSet.of(MARK, SIGN, SEAL));

    /** What is counted with another dispute takes nothing in: that one goes on, and this one can be separated from it. */
    private static Set<Status> goingOn(Status... but) {
        var states = EnumSet.complementOf(EnumSet.of(DUPLICATE, MERGED));
        states.removeAll(List.of(but));
        return states;
    }

    /** Whether a dispute's being there does not stand in the way of it. */
    public boolean isDoneIn(Status status) {
        return states.contains(status);
    }

    public final String operation;
    final Actor actor;
    final Set<Status> states;
    final List<Condition> conditions;

    Action(String operation, Actor actor, Set<Status> states, Condition... conditions) {
        this.operation = operation;
        this.actor = actor;
        this.states = states;
        this.conditions = List.of(conditions);
    }
}
