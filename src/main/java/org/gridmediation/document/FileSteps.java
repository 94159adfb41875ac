package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.util.List;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.link.ReferenceSystem;

/** What the file holds, lacks, and is counted with. */
final class FileSteps {
    private static final List<TimelineStep> LINKS =
            List.of(TimelineStep.LINKED, TimelineStep.MARKED_DUPLICATE, TimelineStep.MERGED, TimelineStep.JOINED_BY);
    private static final List<TimelineStep> UNDONE = List.of(
            TimelineStep.UNLINKED, TimelineStep.UNMARKED_DUPLICATE, TimelineStep.UNMERGED, TimelineStep.LEFT_BY);

    private FileSteps() {}

    static void papers(CaseRecords records) {
        records.rows("select m.id, m.kind, m.reason from MissingDocument m where m.dispute = :dispute")
                .forEach(r -> records.put(
                        TimelineStep.DOCUMENT_MISSING,
                        r[0],
                        null,
                        text(((DocumentKind) r[1]).title, label("理由", r[2]))));
        // Whether the reader sees the other one too is the other one's matter.
        records.rows(
                        "select l.otherId, coalesce(d.caseNumber, d.receiptNumber), l.reason from Link l join Dispute d on d.id = l.otherId and d.district = l.district where l.dispute = :dispute")
                .forEach(r -> {
                    for (var step : LINKS) records.putAlways(step, r[0], p -> text(r[1], label("理由", r[2])));
                    for (var step : UNDONE) records.putAlways(step, r[0], p -> text(r[1]));
                });
        records.rows("select r.id, r.system, r.systemName, r.number from Reference r where r.dispute = :dispute")
                .forEach(r -> {
                    for (var step : List.of(TimelineStep.REFERENCE_ADDED, TimelineStep.REFERENCE_REMOVED))
                        records.put(
                                step,
                                r[0],
                                null,
                                text(said(r[1], Steps::system, ReferenceSystem.class), r[2], label("编号", r[3])));
                });
        records.rows("select s.id, s.content from Supplement s where s.dispute = :dispute")
                .forEach(r -> records.put(TimelineStep.SUPPLEMENTED, r[0], null, text(r[1])));
        records.rows("select a.id, a.kind, a.description from Attachment a where a.dispute = :dispute")
                .forEach(r -> {
                    for (var step : List.of(
                            TimelineStep.ATTACHMENT_ADDED,
                            TimelineStep.ATTACHMENT_CHANGED,
                            TimelineStep.ATTACHMENT_WITHDRAWN))
                        records.putAlways(
                                step, r[0], p -> text(said(r[1], Steps::attachment, AttachmentKind.class), r[2]));
                });
    }
}
