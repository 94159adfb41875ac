package org.gridmediation.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.gridmediation.content.Removal;

/** Removes an export's file when its time is over, and what an attempt left that came to nothing. */
@ApplicationScoped
public class ExportExpiry extends Removal {
    public ExportExpiry() {
        super("export-expiry");
    }

    /** Nobody is asked any more: who still has it has it no longer. */
    @Override
    protected boolean isUsed(String district, String content) {
        Export.<Export>find("district = ?1 and content = ?2", district, content)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .filter(export -> export.state == ExportState.FINISHED)
                .forEach(export -> export.state = ExportState.EXPIRED);
        return false;
    }
}
