package org.gridmediation.document;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.content.Format;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.AgreementForm;

/**
 * All that the papers of a dispute say of it, in one place; with full names, as they are legal papers.
 *
 * @param wordings what it said it was about, and when
 * @param committees who had it, and when
 * @param parties as they are, or were when it ended
 * @param told the parties as they were when they were told of their rights
 * @param accepted the parties as they were when a committee took the case on; until then as they are
 * @param ending how mediation ended, or the agreement that is being signed; null while it goes on
 * @param endings every end in the order of time, those before a variation or a reopening too
 * @param happenings the dispute's timeline, each step with what its record says
 */
public record CaseFile(
        Matter matter,
        WordingHistory wordings,
        Committees committees,
        List<Person> parties,
        List<Person> told,
        List<Person> accepted,
        List<Agent> agents,
        List<Inquiry> investigations,
        List<Meeting> meetings,
        Conclusion ending,
        List<Conclusion> endings,
        List<Fulfilment> fulfilments,
        List<Visit> visits,
        List<Happening> happenings,
        List<Attached> attachments) {

    /**
     * @param caseNumber null until a committee accepts it, and of an old case whose file names none
     * @param end the status that it had before it was archived
     * @param referral to which body outside it was passed on and why; null of a dispute that was not, and of an old case's file
     * @param registeredAt later than the report, when that was noted before it was sent
     * @param acceptedAt of what was settled on the spot, when that was agreed, whenever it was written down
     * @param endedAt of what was agreed, when that came into force, whenever it was written down
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
            Instant reportedAt,
            Instant registeredAt,
            Instant acceptedAt,
            Instant endedAt,
            Instant archivedAt,
            Status end,
            String referral,
            DeclineReason declined,
            String declinedWhy,
            List<String> mediators) {
        /** What it says where no outcome and no party's will ended it. */
        String how() {
            return referral == null ? Steps.status(end) : referral;
        }
    }

    /**
     * A step of the timeline.
     *
     * @param at when it happened, or when it was recorded if its record has no time of its own
     * @param wholeDay its record knows the day only; unless it was recorded on that day, such a step comes at the end of it
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

    /** As the papers of its beginning say it. */
    Wording wording() {
        return matter.acceptedAt == null ? wordings.now() : wordings.at(matter.acceptedAt);
    }

    boolean isAccepted() {
        return matter.acceptedAt != null;
    }

    /** What its papers carry: the case's number; where it has none, the receipt's. */
    String number() {
        return matter.caseNumber == null ? matter.receiptNumber : matter.caseNumber;
    }

    /** As a paper of an accepted case says it; what has none leaves it to be filled in. */
    String caseNumber() {
        return matter.caseNumber == null ? "＿＿＿＿＿＿＿＿" : matter.caseNumber;
    }

    List<Person> of(PartyRole role) {
        return parties.stream().filter(p -> p.role() == role).toList();
    }

    /** The day of what binds the file: that of its archiving, until then today. */
    Instant boundAt() {
        return matter.archivedAt == null ? Days.now() : matter.archivedAt;
    }

    List<Attached> attached(DocumentKind kind) {
        return attachments.stream()
                .filter(a -> a.isIdentity() == (kind == DocumentKind.IDENTITY_PROOF))
                .toList();
    }

    /** Every edition, in the order of time. */
    List<Conclusion> agreements(AgreementForm form) {
        return endings.stream().filter(e -> e.agreed(form)).toList();
    }

    /**
     * The agreements that a court was asked to confirm, or can be: one that binds no more cannot, and an oral one's application is written once
     * it is known that there was one.
     */
    List<Conclusion> confirmable() {
        return endings.stream()
                .filter(Conclusion::isInForce)
                .filter(e -> e.confirmation() != null
                        || e.form() == AgreementForm.WRITTEN && e.standing() && e.setAside() == null)
                .toList();
    }

    List<Conclusion> withoutAgreement() {
        return endings.stream().filter(Conclusion::isWithoutAgreement).toList();
    }

    /** Of what the file's notes tell, one each: every end without agreement, and the last however it was, null where nothing more is known of it. */
    List<Conclusion> noted() {
        var noted = new ArrayList<>(withoutAgreement());
        if (hasEndedOtherwise() || ending != null && ending.isInForce() && !ending.isWithoutAgreement())
            noted.add(ending);
        return noted;
    }

    /** It is over by nothing that the parties did in mediation: referred, declined, a duplicate; or an old file did not say how. */
    boolean hasEndedOtherwise() {
        return matter.endedAt != null && ending == null;
    }

    /** Written or filed by a party; every other source leads to an entry in the register. */
    boolean byApplication() {
        return matter.source == Source.APPLICATION || matter.source == Source.ONLINE;
    }
}
