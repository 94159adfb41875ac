package org.gridmediation.http;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything that can go wrong, as the contract names it. The texts stand in problems/problems_*.properties under the slug. */
public enum Problem {
    BAD_REQUEST(400),
    INVALID_BODY(400),
    INVALID_PARAMETER(400),
    UNAUTHENTICATED(401),
    NO_VALID_POST(403),
    OPERATION_NOT_PERMITTED(403),
    AREA_NOT_YOURS(403),
    SECOND_PERSON_NEEDED(403),
    NOT_FOUND(404),
    DOCUMENT_NOT_READY(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_SLOW(408),
    CONFLICT(409),
    IDEMPOTENCY_KEY_IN_USE(409),
    DUPLICATE_CODE(409),
    DUPLICATE_NAME(409),
    DUPLICATE_DOCUMENT(409),
    AREA_RETIRED(409),
    AREA_IN_USE(409),
    ACCOUNT_NOT_READY(409),
    SECRET_ALREADY_SHOWN(409),
    NO_SECRET(409),
    WRONG_STATE(409),
    CONSENT_MISSING(409),
    NOT_THE_HOLDER(409),
    NOT_SEPARABLE(409),
    ALREADY_LINKED(409),
    REFERENCE_TAKEN(409),
    NOT_A_SUPERIOR(409),
    NOT_THE_RECEIVER(409),
    NOT_THE_MEDIATOR(409),
    NOT_ENGAGED(409),
    NO_MEDIATOR(409),
    RECUSAL_PENDING(409),
    RECUSAL_CLOSED(409),
    FACT_MARKED(409),
    MEDIATOR_EXISTS(409),
    POLICY_EXISTS(409),
    REPORT_EXISTS(409),
    RESIDENT_LINKED(409),
    NO_APPLICANT(409),
    MEDIATOR_BARRED(409),
    MEDIATOR_TIED(409),
    CONFLICT_OF_INTEREST(409),
    PARTY_HAS_ANSWERED(409),
    LAST_PARTY(409),
    TOO_MANY_OF_DISPUTE(409),
    COORDINATION_NOT_OPEN(409),
    MEDIATOR_HAS_CASES(409),
    RETURN_VISIT_MISSING(409),
    NO_DRAFT(409),
    ALREADY_SIGNED(409),
    FULFILLED_APART(409),
    CONFIRMATION_PENDING(409),
    CONFIRMED_BY_COURT(409),
    VARIATION_PENDING(409),
    CONFIRMATION_CLOSED(409),
    VISITOR_IS_MEDIATOR(409),
    REOPENING_TOO_LATE(409),
    ESCALATION_OPEN(409),
    NO_ESCALATION(409),
    NOT_THE_REPORTING_TIER(409),
    MATTERS_OPEN(409),
    ATTACHMENT_CITED(409),
    CONTROLS_BROKEN(409),
    CORRECTION_NOT_YOURS(409),
    NO_FURTHER_TIER(409),
    ATTACHMENT_WITHDRAWN(410),
    FILE_GONE(410),
    CURSOR_EXPIRED(410),
    VERSION_STALE(412),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    FILE_TYPE_REFUSED(415),
    FILE_TYPE_MISMATCH(415),
    FILE_DAMAGED(422),
    IDEMPOTENCY_KEY_REUSED(422),
    RULE_BROKEN(422),
    OPPONENT_MISSING(422),
    VERSION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    OVERLOADED(503),
    RESULT_UNKNOWN(503),
    STORAGE_UNAVAILABLE(503);

    public final int status;

    Problem(int status) {
        this.status = status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ends the request with this problem; the arguments fill the places of its detail text and never hold personal data. */
    public Refusal exception(Object... arguments) {
        var raised = new Refusal(this, null, arguments);
        if (this == WRONG_STATE) raised.state = String.valueOf(arguments[0]);
        return raised;
    }

    /** Ends the request with this problem when something is in the way. @param existing paths of what is */
    public void unlessFree(Stream<String> existing) {
        existing.findFirst().ifPresent(path -> {
            throw exception().existing(path);
        });
    }

    /** The same, for a reason that is the server's: it is logged. */
    public Refusal because(Throwable reason) {
        var raised = exception();
        raised.reason = reason;
        return raised;
    }

    /** The same, pointing at the place in the body or the parameter that is wrong, with a code of its own. */
    public Refusal at(String pointer, String code) {
        return new Refusal(this, new Fault(pointer, null, code), pointer);
    }

    /** The same for a query parameter or a header. */
    public Refusal in(String parameter, String code) {
        return new Refusal(this, new Fault(null, parameter, code), parameter);
    }

    public static class Refusal extends WebApplicationException {
        public final Problem problem;
        transient List<Fault> faults;
        final transient Object[] arguments;
        Throwable reason;
        String location;
        String state;
        List<String> allowedActions;
        List<UUID> actingPosts;

        Refusal(Problem problem, Fault fault, Object... arguments) {
            super(problem.slug(), problem.status);
            this.problem = problem;
            faults = fault == null ? List.of() : List.of(fault);
            this.arguments = arguments;
        }

        /** Names the state in which the resource is, and what the caller may do to it instead. */
        public Refusal possible(Enum<?> state, List<String> allowedActions) {
            this.state = state.name();
            this.allowedActions = allowedActions;
            return this;
        }

        /** Names the caller's own posts under which the same request would not meet this refusal. */
        public Refusal under(List<UUID> actingPosts) {
            this.actingPosts = actingPosts;
            return this;
        }

        /** Says one by one what is in the way. */
        public Refusal because(List<String> codes) {
            faults = codes.stream().map(code -> new Fault(null, null, code)).toList();
            return this;
        }

        /** Points to the resource that is in the way; it is said to whoever may read it. */
        public Refusal existing(String path) {
            location = path;
            return this;
        }
    }

    /** One thing wrong with a request: in the body at a JSON pointer, or in a parameter. */
    record Fault(String pointer, String parameter, String code) implements java.io.Serializable {}
}
