package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.http.Problem;

/** Who may have which document, and whether it is there to be had. */
@ApplicationScoped
class Documents {
    private static final Set<DocumentKind> OF_PARTIES = EnumSet.of(
            DocumentKind.RIGHTS_NOTICE,
            DocumentKind.WRITTEN_AGREEMENT,
            DocumentKind.ORAL_AGREEMENT,
            DocumentKind.RECEIPT,
            DocumentKind.CONFIRMATION_APPLICATION);

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    CaseFiles files;

    @Inject
    CaseArchive archive;

    @Inject
    Parties parties;

    CaseFile file(UUID dispute) {
        var found = disputes.get(dispute);
        mayRead(found);
        return filesOf(found);
    }

    DocumentList list(UUID id) {
        var dispute = disputes.get(id);
        mayRead(dispute);
        return DocumentList.of(id, filesOf(dispute), archive.reasons(dispute), kind -> isFor(dispute, kind));
    }

    /** @param number null for the edition that counts, or the first of several that are no editions */
    Document get(UUID dispute, DocumentKind kind, Integer number) {
        var found = disputes.get(dispute);
        mayRead(found);
        if (!isFor(found, kind)) throw Problem.OPERATION_NOT_PERMITTED.exception();
        var file = filesOf(found);
        if (number != null) return ready(file, kind, number);
        return ready(file, kind, kind.hasEditions() ? Math.max(1, kind.count(file)) : 1);
    }

    Document all(UUID dispute) {
        var file = file(dispute);
        var lack = Checklist.lack(file, DocumentKind.COVER, 1);
        if (lack != null) throw Problem.DOCUMENT_NOT_READY.exception().because(List.of(lack.name()));
        return new Document(file, null, 1);
    }

    private static Document ready(CaseFile file, DocumentKind kind, int number) {
        var lack = Checklist.lack(file, kind, number);
        if (lack != null) throw Problem.DOCUMENT_NOT_READY.in("kind", lack.name());
        if (number > kind.count(file)) throw Problem.NOT_FOUND.exception();
        return new Document(file, kind, number);
    }

    /** On a resident's copy the other side has its name, and not where it is to be found. */
    private CaseFile filesOf(Dispute dispute) {
        return files.of(dispute.key(), caller.is(Role.RESIDENT) ? parties.own(dispute)::contains : party -> true);
    }

    /** A resident gets the papers that a party holds or signs, and of the application those who applied. */
    private boolean isFor(Dispute dispute, DocumentKind kind) {
        if (!caller.is(Role.RESIDENT)) return true;
        if (kind != DocumentKind.APPLICATION) return OF_PARTIES.contains(kind);
        var own = parties.own(dispute);
        return disputes.parties(dispute).stream().anyMatch(p -> p.role == PartyRole.APPLICANT && own.contains(p.id));
    }

    /**
     * Papers have full names: officers and mediators get those of the disputes that they mediate, not of their neighbours'. Until somebody
     * mediates, the grid's officers get them, who have them signed at the door.
     */
    private void mayRead(Dispute dispute) {
        if (!isRead(dispute, caller.post()))
            throw Problem.OPERATION_NOT_PERMITTED
                    .exception()
                    .under(caller.otherPosts(
                            "getDocument", post -> post.area().contains(dispute.area) && isRead(dispute, post)));
    }

    private static boolean isRead(Dispute dispute, CallerPost post) {
        if (post.role() != Role.GRID_OFFICER && post.role() != Role.MEDIATOR) return true;
        var mediators = dispute.mediators();
        return mediators.isEmpty() ? post.role() == Role.GRID_OFFICER : mediators.contains(" " + post.staffId());
    }
}
