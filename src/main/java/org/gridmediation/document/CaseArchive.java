package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

/** Archives a file that is complete, or of which it is said why it is not. */
@ApplicationScoped
class CaseArchive {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    CaseFiles files;

    void archive(Dispute dispute, NewArchive form) {
        entities.flush();
        var at = Days.now();
        var missing = Checklist.of(files.of(dispute.key())).stream()
                .filter(i -> i.state() == Checklist.State.MISSING)
                .toList();
        var faults = new Faults();
        form.mustNameEachOnce(faults);
        for (var item : missing)
            faults.addIf(
                    form.reason(item.kind()) == null, "/missing", item.lack().name());
        faults.raise();
        missing.forEach(item -> excuse(dispute, item.kind(), form.reason(item.kind()), at));
        dispute.archive(at);
        disputes.note(dispute, TimelineStep.ARCHIVED, null, at);
    }

    private void excuse(Dispute dispute, DocumentKind kind, String reason, Instant at) {
        var missing = new MissingDocument();
        missing.belongsTo(dispute);
        missing.kind = kind;
        missing.reason = reason;
        missing.at = at;
        missing.byName = caller.post().name();
        missing.byPost = caller.post().id();
        missing.persist();
        disputes.note(dispute, TimelineStep.DOCUMENT_MISSING, missing.id, at);
    }

    /** The reasons that were given, by the document. */
    Map<DocumentKind, String> reasons(Dispute dispute) {
        List<MissingDocument> rows = MissingDocument.<MissingDocument>list("dispute", dispute.key());
        return rows.stream().collect(Collectors.toMap(m -> m.kind, m -> m.reason));
    }
}
