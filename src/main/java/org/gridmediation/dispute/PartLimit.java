package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gridmediation.http.Problem;

/** No list of a dispute grows without an end: a case has 1,000 of a kind at most. */
@ApplicationScoped
public class PartLimit implements Obstacle {
    public static final int MOST = 1000;

    /** What an action adds one of; facts come with a session. The entities of most of them belong to other features. */
    public static final Map<Action, String> ADDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Action.ASSIGN, "Assignment"),
            Map.entry(Action.ADD_REPRESENTATIVE, "Representative"),
            Map.entry(Action.GIVE_NOTICE, "Notice"),
            Map.entry(Action.RECORD_CONTACT, "Contact"),
            Map.entry(Action.CHOOSE, "Choice"),
            Map.entry(Action.DISCLOSE, "Disclosure"),
            Map.entry(Action.ASK_RECUSAL, "Recusal"),
            Map.entry(Action.INVESTIGATE, "Investigation"),
            Map.entry(Action.HOLD_SESSION, "Session"),
            Map.entry(Action.WRITE_NOTE, "Note"),
            Map.entry(Action.REQUEST_COORDINATION, "Coordination"),
            Map.entry(Action.RECORD_PROGRESS, "Progress"),
            Map.entry(Action.EXTEND, "Extension"),
            Map.entry(Action.SUPERVISE, "Supervision"),
            Map.entry(Action.TRANSFER, "Transfer"),
            Map.entry(Action.RECORD_FULFILMENT, "AgreementFulfilment"),
            Map.entry(Action.FULFIL_OBLIGATION, "ObligationFulfilment"),
            Map.entry(Action.APPLY_FOR_CONFIRMATION, "JudicialConfirmation"),
            Map.entry(Action.RECORD_RETURN_VISIT, "ReturnVisit"),
            Map.entry(Action.TELL_ROUTES, "RouteNotice"),
            Map.entry(Action.NOTE_ESCALATION, "Escalation"),
            Map.entry(Action.REOPEN, "Reopening"),
            Map.entry(Action.ADD_SUPPLEMENT, "Supplement"),
            Map.entry(Action.LINK, "Link"),
            Map.entry(Action.ADD_REFERENCE, "Reference"),
            Map.entry(Action.ADD_ATTACHMENT, "Attachment")));

    @Inject
    EntityManager entities;

    @Override
    public Optional<Problem> against(Action action, Dispute dispute) {
        var part = ADDS.get(action);
        return part == null || !mayBeFull(action, dispute) || count(part, dispute) < MOST
                ? Optional.empty()
                : Optional.of(Problem.TOO_MANY_OF_DISPUTE);
    }

    /** Each of them is a step, but for the notes, of which the dispute says whether there are any: few disputes have to be counted. */
    private static boolean mayBeFull(Action action, Dispute dispute) {
        return action == Action.WRITE_NOTE ? dispute.confidedTo != null : dispute.steps >= MOST;
    }

    private long count(String part, Dispute dispute) {
        return entities.createQuery("select count(*) from " + part + " where dispute = :dispute", Long.class)
                .setParameter("dispute", dispute.key())
                .getSingleResult();
    }
}
