package org.gridmediation.attachment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.content.Contents;
import org.gridmediation.content.Download;
import org.gridmediation.content.Downloads;
import org.gridmediation.content.Upload;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Standing;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Adds, finds and withdraws what belongs to a dispute's file. */
@ApplicationScoped
public class Attachments {
    private static final KeysetList<Attachment> NEWEST =
            KeysetList.descending(Attachment.class, KeysetList.id("id", a -> a.id));

    /** Of what was agreed each party holds a copy (人民调解法 art. 29), and of what was paid. */
    private static final Set<AttachmentKind> SHARED = EnumSet.of(AttachmentKind.SCAN, AttachmentKind.RECEIPT);

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Standing standing;

    @Inject
    Parties parties;

    @Inject
    Contents contents;

    @Inject
    Downloads downloads;

    @Inject
    ContentCheck check;

    @All
    List<Citations> citations;

    /** The content first, then the row: a row whose content is missing cannot be. */
    AttachmentDetail add(UUID disputeId, AttachmentKind kind, UUID about, Upload upload) {
        var asked = disputes.ask(disputeId, Action.ADD_ATTACHMENT);
        mustBeFit(asked, kind, about, Problem.RULE_BROKEN.in("about", "ABOUT_UNKNOWN"));
        contents.keep(upload);
        var dispute = disputes.extend(disputeId, Action.ADD_ATTACHMENT);
        var attachment = new Attachment(dispute, upload, caller.post(), Days.now());
        attachment.kind = kind;
        attachment.about = about;
        attachment.persist();
        dispute.attachments++;
        return noted(dispute, TimelineStep.ATTACHMENT_ADDED, attachment);
    }

    AttachmentDetail change(UUID disputeId, UUID id, AttachmentChange form) {
        var dispute = disputes.seen(disputeId);
        var attachment = held(dispute, id);
        disputes.must(dispute, Action.CHANGE_ATTACHMENT);
        mustBeFit(dispute, form.kind(), form.about(), Problem.RULE_BROKEN.at("/about", "ABOUT_UNKNOWN"));
        if (form.kind() == AttachmentKind.IDENTITY_COPY
                && !attachment.isIdentity()
                && citations.stream().anyMatch(c -> c.prove(dispute, id)))
            throw Problem.RULE_BROKEN.at("/kind", "IDENTITY_COPY_NO_PROOF");
        if (isOfParty(dispute, form.about())
                && citations.stream()
                        .flatMap(c -> c.signers(dispute, id).stream())
                        .anyMatch(signer -> !signer.equals(form.about())))
            throw Problem.RULE_BROKEN.at("/about", "ATTACHMENT_OF_OTHER_PARTY");
        attachment.kind = form.kind();
        attachment.description = form.description();
        attachment.about = form.about();
        return noted(dispute, TimelineStep.ATTACHMENT_CHANGED, attachment);
    }

    AttachmentDetail withdraw(UUID disputeId, UUID id, AttachmentWithdrawalReason reason) {
        var dispute = disputes.seen(disputeId);
        var attachment = held(dispute, id);
        disputes.must(dispute, Action.WITHDRAW_ATTACHMENT);
        if (citations.stream().anyMatch(c -> c.include(dispute, id))) throw Problem.ATTACHMENT_CITED.exception();
        attachment.withdraw(reason, caller.post(), Days.now());
        dispute.attachments--;
        check.schedule(attachment.content, Duration.ZERO);
        return noted(dispute, TimelineStep.ATTACHMENT_WITHDRAWN, attachment);
    }

    private AttachmentDetail noted(Dispute dispute, TimelineStep step, Attachment attachment) {
        disputes.note(dispute, step, attachment.id);
        entities.flush();
        return new AttachmentDetail(attachment, dispute);
    }

    /** Who may not see a copy of an identity document does not add one either. */
    private void mustBeFit(Dispute dispute, AttachmentKind kind, UUID about, Problem.Refusal aboutUnknown) {
        if (kind == AttachmentKind.IDENTITY_COPY)
            caller.must(
                    "addAttachment",
                    post -> caller.would(post, () -> standing.identifies(dispute)),
                    Problem.NOT_THE_HOLDER);
        if (about != null && !disputes.has(dispute, about)) throw aboutUnknown;
    }

    /** What shows that something was done: who somebody is shows nothing of it, and such a copy is for few to see. */
    public List<UUID> proofs(Dispute dispute, List<UUID> ids, String pointer) {
        var faults = new Faults();
        var proofs = of(dispute, ids, pointer);
        for (int i = 0; i < proofs.size(); i++)
            faults.addIf(
                    dispute.beside(Attachment.class, proofs.get(i)).isIdentity(),
                    pointer + "/" + i,
                    "IDENTITY_COPY_NO_PROOF");
        faults.raise();
        return proofs;
    }

    /** What another part of the record refers to: attachments of the same dispute that still have their content. */
    public List<UUID> of(Dispute dispute, List<UUID> ids, String pointer) {
        if (ids == null) return List.of();
        var faults = new Faults();
        for (int i = 0; i < ids.size(); i++)
            faults.addIf(!has(dispute, ids.get(i)), pointer + "/" + i, "ATTACHMENT_UNKNOWN");
        faults.raise();
        return ids;
    }

    public boolean has(Dispute dispute, UUID id) {
        var attachment = dispute.beside(Attachment.class, id);
        return attachment != null && dispute.key().equals(attachment.dispute) && !attachment.isWithdrawn();
    }

    /** What makes it no proof of a party's mark, or of anybody's where no party is named; null when nothing does. */
    public String fault(Dispute dispute, UUID id, UUID party) {
        if (!has(dispute, id)) return "ATTACHMENT_UNKNOWN";
        var attachment = dispute.beside(Attachment.class, id);
        if (attachment.isIdentity()) return "IDENTITY_COPY_NO_PROOF";
        var about = attachment.about;
        return party == null || party.equals(about) || !isOfParty(dispute, about) ? null : "ATTACHMENT_OF_OTHER_PARTY";
    }

    private boolean isOfParty(Dispute dispute, UUID about) {
        return about != null && disputes.parties(dispute).stream().anyMatch(p -> p.id.equals(about));
    }

    AttachmentDetail get(UUID disputeId, UUID id) {
        var dispute = disputes.get(disputeId);
        return new AttachmentDetail(find(dispute, id), dispute);
    }

    private Attachment find(Dispute dispute, UUID id) {
        return Attachment.<Attachment>stream("id = ?1 and dispute = ?2", id, dispute.key())
                .filter(a -> isSeen(dispute, a))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** A resident sees what is about themselves, and the scans of what was agreed and paid; copies of identity documents are for few. */
    private boolean isSeen(Dispute dispute, Attachment attachment) {
        if (caller.is(Role.RESIDENT))
            return attachment.about != null
                    && (parties.own(dispute).contains(attachment.about)
                            || SHARED.contains(attachment.kind)
                                    && outcomes(dispute).contains(attachment.about));
        return !attachment.isIdentity() || standing.identifies(dispute);
    }

    private static List<UUID> outcomes(Dispute dispute) {
        return Stream.of(dispute.outcomeId, dispute.draftId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** One that still has its content. */
    private Attachment held(Dispute dispute, UUID id) {
        var attachment = find(dispute, id);
        if (attachment.isWithdrawn()) throw Problem.ATTACHMENT_WITHDRAWN.exception();
        return attachment;
    }

    Download download(UUID disputeId, UUID id) {
        var attachment = held(disputes.get(disputeId), id);
        return downloads.open(
                attachment.fileName(),
                attachment.format.mediaType,
                attachment.size,
                attachment.digest,
                attachment.content);
    }

    Paged<AttachmentDetail> list(UUID disputeId, Paging paging) {
        var dispute = disputes.get(disputeId);
        return NEWEST.page(seen(dispute), paging, a -> new AttachmentDetail(a, dispute));
    }

    /** What {@link #isSeen} says, for a list. */
    private Conditions seen(Dispute dispute) {
        var conditions = new Conditions().is("dispute", dispute.key());
        if (caller.is(Role.RESIDENT))
            return conditions
                    .and("about in :own or kind in :shared and about in :outcomes", "own", parties.own(dispute))
                    .value("shared", SHARED)
                    .value("outcomes", outcomes(dispute));
        return standing.identifies(dispute) ? conditions : conditions.and("kind <> IDENTITY_COPY");
    }
}
