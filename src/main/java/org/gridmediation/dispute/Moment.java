package org.gridmediation.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Every date that hangs on a dispute, and the ones before which it may not lie: the whole chronology on one page. What has happened lies in
 * no future either, which the requests' constraints say. What stood in the way of an action at a time stands in the way of its date, too:
 * {@link Obstacle#halts}.
 */
public enum Moment {
    REPORTED("BEFORE_REPORT"),
    /** What is settled on the spot is accepted by that, and not before it. */
    ACCEPTED("BEFORE_ACCEPTANCE", notBefore(REPORTED)),
    /** The last time that mediation was taken up again. */
    REOPENED("BEFORE_REOPENING"),
    /** Since when whoever mediates it has been mediating it. */
    ASSIGNMENT("BEFORE_ASSIGNMENT"),
    /** What the same party answered last: whether it consents is what its last answer says. */
    LAST_ANSWER("BEFORE_ANSWER"),
    /** The last of the parties' consents to mediation (人民调解法 art. 17). */
    CONSENT("BEFORE_CONSENT", Action.CONSENT, notBefore(REPORTED), notBefore(LAST_ANSWER)),
    /** When the last of the parties was told of its rights and duties (art. 23, 24). */
    RIGHTS_NOTICE("BEFORE_RIGHTS_NOTICE", Action.GIVE_NOTICE, notBefore(REPORTED)),
    NOTICE(null, Action.GIVE_NOTICE, notBefore(REPORTED)),
    CONTACT(null, Action.RECORD_CONTACT, notBefore(REPORTED)),
    MEDIATOR_CHOICE(null, Action.CHOOSE, notBefore(REPORTED), notBefore(ASSIGNMENT)),
    /** The period that is extended began with the acceptance. */
    EXTENSION_CONSENT(null, Action.EXTEND, notBefore(REPORTED), notBefore(ACCEPTED)),
    INVESTIGATION("BEFORE_ITS_START", Action.INVESTIGATE, notBefore(REPORTED)),
    INVESTIGATION_END(null, notBefore(INVESTIGATION)),
    SESSION(
            "BEFORE_ITS_START",
            Action.HOLD_SESSION,
            notBefore(REPORTED),
            notBefore(ACCEPTED),
            notBefore(ASSIGNMENT),
            notBefore(REOPENED),
            notBefore(CONSENT),
            notBefore(RIGHTS_NOTICE)),
    SESSION_END(null, notBefore(SESSION)),
    FACT_MARK(null, Action.SIGN_FACT, notBefore(SESSION)),
    /** The last time that the parties sat together to be mediated, since mediation was taken up again. */
    LAST_SESSION("BEFORE_SESSION"),
    /** When the same party last put its mark below what was to be agreed. */
    LAST_MARK("BEFORE_MARK"),
    /** Who sat there, or signed, had not refused (art. 17). */
    REFUSAL(
            null,
            Action.CONSENT,
            notBefore(REPORTED),
            notBefore(LAST_ANSWER),
            notBefore(REOPENED),
            notBefore(LAST_SESSION),
            notBefore(LAST_MARK)),
    AGREEMENT(
            "BEFORE_AGREEMENT",
            Action.RECORD_OUTCOME,
            notBefore(REPORTED),
            notBefore(ACCEPTED),
            notBefore(ASSIGNMENT),
            notBefore(REOPENED),
            notBefore(CONSENT),
            notBefore(RIGHTS_NOTICE),
            notBefore(LAST_SESSION)),
    PARTY_MARK("BEFORE_MARK", Action.MARK, notBefore(AGREEMENT)),
    SIGNATURE("BEFORE_SIGNATURE", Action.SIGN, notBefore(ASSIGNMENT), notBefore(AGREEMENT)),
    SEAL("BEFORE_SEAL", Action.SEAL, notBefore(AGREEMENT)),
    /** From when an agreement binds: the latest of all of these (art. 29, 30), from which the 30 days of art. 33 run. */
    EFFECT(
            "BEFORE_EFFECT",
            notBefore(LAST_SESSION),
            notBefore(AGREEMENT),
            notBefore(PARTY_MARK),
            notBefore(SIGNATURE),
            notBefore(SEAL)),
    DUE_DAY(null, notBefore(AGREEMENT)),
    /** The last day of a continuing conduct. */
    LAST_DAY("CONDUCT_NOT_OVER", notBefore(AGREEMENT)),
    /** What was last found of the same obligation, or of an agreement without any: whether it is performed is what the last finding says. */
    LAST_FINDING("BEFORE_FINDING"),
    /** What a court last decided about the agreement, or that it was not asked any more. */
    LAST_RULING("BEFORE_RULING"),
    VARIATION(null, notBefore(EFFECT), notBefore(LAST_FINDING), notBefore(LAST_RULING)),
    /** An act, a payment, or how the whole agreement was performed; it can come before the seal. */
    FULFILMENT("BEFORE_FULFILMENT", notBefore(AGREEMENT), notBefore(LAST_FINDING)),
    CONDUCT_FULFILMENT(null, notBefore(AGREEMENT), notBefore(LAST_FINDING), after(LAST_DAY)),
    /** That something owed was not done: nothing is owed before the agreement binds. */
    BREACH(null, notBefore(EFFECT), notBefore(LAST_FINDING)),
    CONFIRMATION_APPLICATION("BEFORE_ITS_START", notBefore(EFFECT), notBefore(LAST_RULING)),
    CONFIRMATION_RESULT(null, notBefore(CONFIRMATION_APPLICATION)),
    SETTING_ASIDE("BEFORE_SETTING_ASIDE", notBefore(EFFECT), notBefore(LAST_FINDING), notBefore(LAST_RULING)),
    ROUTE_NOTICE(null, notBefore(REPORTED), notBefore(SETTING_ASIDE)),
    /** Mediation is over; an agreement's end is the agreement. */
    END("BEFORE_END", notBefore(REPORTED), notBefore(ACCEPTED), notBefore(AGREEMENT)),
    /** The new consent of whoever had refused. */
    NEW_CONSENT(null, notBefore(END)),
    RETURN_VISIT("NEXT_VISIT_NOT_LATER", notBefore(AGREEMENT), notBefore(END)),
    /** A visit with which a performed agreement's file can be closed. */
    CLOSING_VISIT(null, notBefore(FULFILMENT)),
    NEXT_VISIT(null, after(RETURN_VISIT)),
    COORDINATION("BEFORE_ITS_START", Action.REQUEST_COORDINATION, notBefore(REPORTED)),
    COORDINATION_DUE(null, after(COORDINATION)),
    /** What was last reported of the same request: whether it is done is what the last report says. */
    LAST_PROGRESS("BEFORE_PROGRESS"),
    REMEDY("BEFORE_ITS_START", notBefore(COORDINATION), notBefore(LAST_PROGRESS)),
    REMEDY_FEEDBACK(null, notBefore(REMEDY)),
    DANGER("BEFORE_ITS_START", notBefore(REPORTED)),
    DANGER_REPORT("BEFORE_ITS_START", notBefore(DANGER)),
    DANGER_END(null, notBefore(DANGER_REPORT)),
    /** What is held for a dispute is held once that is on record. */
    JOINT_ACTION("BEFORE_ITS_START", notBefore(REPORTED)),
    /** What is still to be done after it is due, or done. */
    JOINT_ITEM(null, notBefore(JOINT_ACTION)),
    ARCHIVED(null, notBefore(END), notBefore(EFFECT), notBefore(FULFILMENT), notBefore(RETURN_VISIT));

    /** The code of the fault of what lies before it. */
    public final String code;

    /** With what it is recorded, where a date is held against the times in which that was not allowed. */
    public final Action action;

    public final List<Bound> bounds;

    Moment(String code, Bound... bounds) {
        this(code, null, bounds);
    }

    Moment(String code, Action action, Bound... bounds) {
        this.code = code;
        this.action = action;
        this.bounds = List.of(bounds);
    }

    private static Bound notBefore(Moment earlier) {
        return new Bound(earlier, Order.BY_THE_MINUTE);
    }

    private static Bound after(Moment earlier) {
        return new Bound(earlier, Order.LATER);
    }

    /** How two dates are compared; where one of them is a day, days are. */
    private enum Order {
        /** People write minutes down, and the program takes microseconds. */
        BY_THE_MINUTE,
        LATER
    }

    /** Before what another moment may not lie. */
    public record Bound(Moment earlier, Order order) {
        boolean isBroken(Instant at, Instant known) {
            return switch (order) {
                case BY_THE_MINUTE -> minute(at).isBefore(minute(known));
                case LATER -> !at.isAfter(known);
            };
        }

        boolean isBroken(LocalDate day, LocalDate known) {
            return order == Order.LATER ? !day.isAfter(known) : day.isBefore(known);
        }

        private static Instant minute(Instant at) {
            return at.truncatedTo(ChronoUnit.MINUTES);
        }
    }
}
