package org.gridmediation.feed;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmediation.access.RecordPart;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.http.BeforeCommit;

/** What a transaction changed: written down at its end, when every record is locked, all at once. */
@TransactionScoped
class TransactionChanges {
    @Inject
    ChangeWriter changeWriter;

    /** Where a record lay, and who else saw it, before the transaction, as far as that is another place. */
    static final class Written {
        ChangeType what;
        AreaCode wasArea;
        String wasSharedWith;
    }

    private final Map<Object, Written> records = new LinkedHashMap<>();
    private final List<RecordPart> parts = new ArrayList<>();
    private final List<DisputeEvent> steps = new ArrayList<>();

    void note(@Observes @Priority(BeforeCommit.FEED) BeforeCommit ending) {
        changeWriter.flush();
        if (!records.isEmpty() || !parts.isEmpty() || !steps.isEmpty()) changeWriter.write(records, parts, steps);
    }

    void written(Object entity, ChangeType what, AreaCode wasArea, String wasSharedWith) {
        if (entity instanceof RecordPart part) {
            parts.add(part);
            return;
        }
        var written = records.computeIfAbsent(entity, e -> new Written());
        // What is new stays new, however often it is changed; what is gone is gone.
        if (written.what != ChangeType.CREATED || what == ChangeType.REMOVED) written.what = what;
        if (written.wasArea == null) written.wasArea = wasArea;
        if (written.wasSharedWith == null) written.wasSharedWith = wasSharedWith;
    }

    void happened(DisputeEvent step) {
        steps.add(step);
    }

    /** Where the dispute lay before this transaction; null when it lies there still. */
    static AreaCode areaBefore(Map<Object, Written> records, Dispute dispute) {
        var written = records.get(dispute);
        return written == null || dispute.area.equals(written.wasArea) ? null : written.wasArea;
    }

    /** Of the dispute before this transaction; null when it is seen by the same as before. */
    static String sharedBefore(Map<Object, Written> records, Dispute dispute) {
        var written = records.get(dispute);
        if (written == null || written.wasSharedWith == null) return null;
        return written.wasSharedWith.equals(dispute.sharedWith()) ? null : written.wasSharedWith;
    }
}
