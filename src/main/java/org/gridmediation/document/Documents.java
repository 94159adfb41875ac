package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Problem;

/** Who may have which document, and whether it is there to be had. */
@ApplicationScoped
class Documents {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    CaseFiles files;

    CaseFile file(UUID dispute) {
        mayRead(disputes.get(dispute));
        return files.of(dispute);
    }

    /** @param number null for the edition that counts, or the first of several that are no editions */
    Document get(UUID dispute, Kind kind, Integer number) {
        var file = file(dispute);
        if (number != null) return ready(file, kind, number);
        return ready(file, kind, kind.hasEditions() ? Math.max(1, kind.count(file)) : 1);
    }

    Document all(UUID dispute) {
        var file = file(dispute);
        ready(file, Kind.COVER, 1);
        return new Document(file, null, 1);
    }

    private static Document ready(CaseFile file, Kind kind, int number) {
        var lack = Checklist.lack(file, kind, number);
        if (lack != null) throw Problem.DOCUMENT_NOT_READY.in("kind", lack.name());
        return new Document(file, kind, number);
    }

    /**
     * Papers have full names: officers and mediators get those of the disputes that they mediate, not of their neighbours'. Until somebody
     * mediates, the grid's officers get them, who have them signed at the door.
     */
    private void mayRead(Dispute dispute) {
        if (!caller.is(Role.GRID_OFFICER) && !caller.is(Role.MEDIATOR)) return;
        var mediators = dispute.mediators();
        if (mediators.isEmpty() ? !caller.is(Role.GRID_OFFICER) : !mediators.contains(" " + caller.staffId()))
            throw Problem.OPERATION_NOT_PERMITTED.exception();
    }
}
