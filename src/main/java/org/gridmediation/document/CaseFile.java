package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gridmediation.access.Sex;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.Power;
import org.gridmediation.party.Profession;
import org.gridmediation.session.NewSession.ParticipantKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/**
 * All that the papers of a dispute say of it, in one place; with full names, as they are legal papers.
 *
 * @param attached how many attachments it has of each kind that is no form
 */
public record CaseFile(
        Matter matter,
        List<Person> parties,
        List<Agent> agents,
        List<Inquiry> investigations,
        List<Meeting> meetings,
        Ending ending,
        List<Fulfilment> fulfilments,
        List<Visit> visits,
        Map<Kind, Long> attached) {

    /** @param committee null until one accepts it, and so is the case number */
    public record Matter(
            String caseNumber,
            String receiptNumber,
            String title,
            String description,
            String place,
            String type,
            Source source,
            boolean major,
            String committee,
            Instant reportedAt,
            Instant acceptedAt,
            Instant endedAt,
            Instant archivedAt,
            DeclineReason declined,
            String declinedWhy,
            List<String> mediators) {}

    /**
     * @param head of an organization: who represents it by law, and in which position
     * @param told when the party was told of its rights and duties, null when that is not recorded
     * @param marked when it put its mark on the agreement
     */
    public record Person(
            PartyRole role,
            boolean organization,
            String name,
            Sex sex,
            String ethnicity,
            Integer age,
            String occupation,
            String phone,
            String address,
            String creditCode,
            String head,
            String guardian,
            Instant told,
            Instant marked) {}

    /** @param of the name of the party that gave the power */
    public record Agent(
            String of,
            String name,
            String relation,
            Profession profession,
            String licence,
            String phone,
            List<Power> powers,
            LocalDate from,
            LocalDate until) {}

    /** @param asked null when something was only looked at */
    public record Inquiry(
            Instant beganAt,
            Instant endedAt,
            String place,
            String asked,
            String askedAs,
            String investigator,
            String recorder,
            String record) {}

    /** An occasion of mediation, and what was written down. */
    public record Meeting(
            int number,
            SessionKind kind,
            Instant heldAt,
            Instant endedAt,
            String place,
            boolean open,
            String record,
            List<Said> statements,
            List<Guest> guests,
            SessionResult result,
            String mediator,
            String recorder) {}

    public record Said(String name, String text) {}

    public record Guest(ParticipantKind kind, String name) {}

    /** How mediation ended; null while it goes on. */
    public record Ending(
            OutcomeKind kind,
            boolean onTheSpot,
            AgreementForm form,
            String content,
            Long amount,
            Instant agreedAt,
            Instant effectiveAt,
            List<Obligation> obligations,
            Instant mediatorSignedAt,
            EndReason reason,
            boolean toldOfOtherRoutes,
            String note,
            Performance fulfilment,
            Confirmation confirmation) {

        boolean agreed(AgreementForm wanted) {
            return kind == OutcomeKind.AGREED && form == wanted;
        }
    }

    /** @param what null when the agreement's text says it */
    public record Obligation(String by, String what, Long amount, LocalDate dueOn) {}

    public record Fulfilment(Performance result, Instant at, String note) {}

    public record Visit(
            Instant at, VisitMethod method, boolean performed, int satisfaction, String note, String visitor) {}

    public record Confirmation(String court, LocalDate appliedOn) {}

    boolean isAccepted() {
        return matter.caseNumber != null;
    }

    /** What its papers carry: the case's number, before acceptance the receipt's. */
    String number() {
        return isAccepted() ? matter.caseNumber : matter.receiptNumber;
    }

    List<Person> of(PartyRole role) {
        return parties.stream().filter(p -> p.role == role).toList();
    }

    long attached(Kind kind) {
        return attached.getOrDefault(kind, 0L);
    }

    /** Written or filed by a party; every other source leads to an entry in the register. */
    boolean byApplication() {
        return matter.source == Source.APPLICATION || matter.source == Source.ONLINE;
    }
}
