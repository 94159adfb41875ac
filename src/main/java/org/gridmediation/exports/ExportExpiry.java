package org.gridmediation.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.gridmediation.content.Removal;

/** Removes an export's file when its time is over, and what an attempt left that came to nothing. */
@ApplicationScoped
public class ExportExpiry extends Removal {
    @Inject
    EntityManager session;

    public ExportExpiry() {
        super("export-expiry");
    }

    /** Nobody is asked any more: who still has it has it no longer. */
    @Override
    protected boolean isUsed(String content) {
        session.createQuery("from Export where content = :content", Export.class)
                .setParameter("content", content)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(export -> export.state == ExportState.FINISHED)
                .forEach(export -> export.state = ExportState.EXPIRED);
        return false;
    }
}
