package org.gridmediation.document;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.access.Sex;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.content.Format;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.Route;
import org.gridmediation.outcome.SettingAside;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.Power;
import org.gridmediation.party.Presence;
import org.gridmediation.party.Profession;
import org.gridmediation.session.NewSession.ParticipantKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/**
 * All that the papers of a dispute say of it, in one place; with full names, as they are legal papers.
 *
 * @param ending how mediation ended, or the agreement that is being signed; null while it goes on
 * @param endings every end in the order of time, those before a variation or a reopening too
 * @param happenings the dispute's timeline, each step with what its record says
 */
public record CaseFile(
        Matter matter,
        List<Person> parties,
        List<Agent> agents,
        List<Inquiry> investigations,
        List<Meeting> meetings,
        Ending ending,
        List<Ending> endings,
        List<Fulfilment> fulfilments,
        List<Visit> visits,
        List<Happening> happenings,
        List<Attached> attachments) {

    /**
     * @param committee null until one accepts it, and so is the case number
     * @param registeredAt later than the report, when that was noted before it was sent
     */
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
            Instant registeredAt,
            Instant acceptedAt,
            Instant endedAt,
            Instant archivedAt,
            DeclineReason declined,
            String declinedWhy,
            List<String> mediators) {}

    /**
     * @param head of an organization: who represents it by law, and in which position
     * @param told each time that the party was told of its rights and duties
     * @param identified a copy of what proves its identity is attached
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
            List<RightsTold> told,
            boolean identified) {

        boolean isTold() {
            return !told.isEmpty();
        }

        boolean hasAcknowledged() {
            return told.stream().anyMatch(RightsTold::acknowledged);
        }

        Person withoutContact() {
            return new Person(
                    role,
                    organization,
                    name,
                    sex,
                    ethnicity,
                    age,
                    occupation,
                    null,
                    null,
                    creditCode,
                    head,
                    guardian,
                    told,
                    identified);
        }
    }

    /** @param acknowledged the party said or signed that it understood */
    public record RightsTold(Instant at, Channel method, boolean acknowledged) {}

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
            List<Attended> parties,
            List<Said> statements,
            List<Fact> facts,
            List<Guest> guests,
            SessionResult result,
            String mediator,
            String recorder) {}

    /**
     * A party to the dispute of that day.
     *
     * @param presence null when it was not recorded how the party took part
     * @param representative who came for the party
     */
    public record Attended(
            Person party,
            Presence presence,
            String representative,
            boolean accompanied,
            String absence,
            boolean spoke) {

        boolean isAbsent() {
            return presence == Presence.ABSENT;
        }
    }

    public record Said(String name, String text) {}

    /**
     * What nobody disputes.
     *
     * @param signed who put which mark under it, and when
     */
    public record Fact(String text, List<String> signed) {}

    public record Guest(ParticipantKind kind, String name) {}

    /**
     * How mediation ended.
     *
     * @param signers the parties of that day
     * @param effectiveAt null while an agreement is being signed
     * @param dueOn until when all of it is to be performed, null when its obligations say it
     * @param accompanied the parties whose guardian was there when it was agreed
     * @param routesTold what the parties were told of other routes
     * @param variation it took the place of another agreement, for the reason that its note says
     */
    public record Ending(
            OutcomeKind kind,
            boolean onTheSpot,
            AgreementForm form,
            String content,
            Long amount,
            Instant at,
            Instant agreedAt,
            Instant effectiveAt,
            LocalDate dueOn,
            List<Obligation> obligations,
            List<Signer> signers,
            List<Person> accompanied,
            Instant mediatorSignedAt,
            Instant sealedAt,
            String reason,
            List<RoutesTold> routesTold,
            boolean variation,
            String note,
            Performance fulfilment,
            SettingAside setAside,
            Confirmation confirmation) {

        boolean agreed(AgreementForm wanted) {
            return kind == OutcomeKind.AGREED && form == wanted;
        }

        boolean isInForce() {
            return kind == OutcomeKind.AGREED && effectiveAt != null;
        }

        /** Mediation ended without an agreement, or with one that binds no more. */
        boolean isWithoutAgreement() {
            return kind != OutcomeKind.AGREED || setAside != null;
        }

        List<Person> parties() {
            return signers.stream().map(Signer::party).toList();
        }
    }

    /** @param parties who was told; those that are not, are not said to have been */
    public record RoutesTold(List<Person> parties, List<Route> routes, Instant at) {}

    /** @param at when the party put its mark on the agreement, null until it did */
    public record Signer(Person party, Instant at) {}

    /**
     * @param to null when it is owed to every other party
     * @param from when the agreement came into force, null until then
     */
    public record Obligation(
            int number,
            NewObligation.Kind kind,
            String by,
            String to,
            String what,
            Long amount,
            LocalDate dueOn,
            LocalDate from,
            LocalDate lastsUntil,
            List<NewObligation.Window> windows) {}

    /**
     * @param duty null when the agreement was performed as a whole
     * @param paid this time, in fen
     * @param paidInAll with this payment and all before it
     * @param proofs how many attachments prove it
     */
    public record Fulfilment(
            Ending ending,
            Obligation duty,
            Performance result,
            Long paid,
            Long paidInAll,
            Instant at,
            String note,
            int proofs) {}

    /**
     * What officials think may come of it, and what they do about that, is no part of what the visited sign; the chronicle has it.
     *
     * @param agreed the visit is about an agreement
     * @param visited the parties who were visited
     */
    public record Visit(
            boolean agreed,
            Instant at,
            VisitMethod method,
            List<Person> visited,
            boolean performed,
            int satisfaction,
            String note,
            LocalDate nextOn,
            String visitor) {}

    /** @param appliedOn null until the parties applied */
    public record Confirmation(String court, LocalDate appliedOn, List<Integer> applicants) {}

    /**
     * A step of the timeline.
     *
     * @param at when it happened, or when it was recorded if its record has no time of its own
     * @param wholeDay its record knows the day only; such a step comes at the end of it
     */
    public record Happening(Instant at, boolean wholeDay, String step, String text, String by) {
        String time() {
            return wholeDay ? Chinese.day(at) : Chinese.hour(at);
        }
    }

    /** @param description null when nobody wrote one */
    public record Attached(
            AttachmentKind kind, Format format, String description, Instant at, String by, Content content) {
        boolean isIdentity() {
            return kind == AttachmentKind.IDENTITY_COPY;
        }
    }

    /** What an attachment holds; opened when it is drawn. */
    public interface Content {
        InputStream open();
    }

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

    List<Attached> attached(Kind kind) {
        return attachments.stream()
                .filter(a -> a.isIdentity() == (kind == Kind.IDENTITY_PROOF))
                .toList();
    }

    /** Every edition, in the order of time. */
    List<Ending> agreements(AgreementForm form) {
        return endings.stream().filter(e -> e.agreed(form)).toList();
    }

    /** The agreements that a court can be asked to confirm. */
    List<Ending> confirmable() {
        return agreements(AgreementForm.WRITTEN).stream()
                .filter(Ending::isInForce)
                .toList();
    }

    List<Ending> withoutAgreement() {
        return endings.stream().filter(Ending::isWithoutAgreement).toList();
    }

    /** Written or filed by a party; every other source leads to an entry in the register. */
    boolean byApplication() {
        return matter.source == Source.APPLICATION || matter.source == Source.ONLINE;
    }
}
