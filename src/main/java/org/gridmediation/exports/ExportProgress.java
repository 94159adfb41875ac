package org.gridmediation.exports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;

/** Where an export stands: each step of it in a transaction of its own, and only by the attempt that has it. */
@ApplicationScoped
class ExportProgress {
    @Inject
    ExportSettings settings;

    @Inject
    EntityManager entities;

    @Inject
    ExportExpiry expiry;

    /** Each attempt has a content of its own, whose end is seen to before there is one. Null when nothing is left to do. */
    Export begin(AreaCode area, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var export = lock(area.district(), id);
            if (export == null || !export.state.isOpen()) return null;
            if (export.cancelled) {
                export.ends(ExportState.CANCELLED);
                return null;
            }
            // Of an attempt that did not come to its end.
            if (export.content != null) expiry.schedule(export.content, Duration.ZERO);
            export.begins();
            expiry.schedule(export.content, settings.kept());
            entities.flush();
            entities.detach(export);
            return export;
        });
    }

    /** @return whether to go on: not when it was cancelled, or taken over by another */
    boolean at(Export running, long rows, long total) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var export = lock(running.district, running.id);
            if (!export.isAttempt(running)) return false;
            export.rows = rows;
            export.total = total;
            if (export.cancelled) export.ends(ExportState.CANCELLED);
            return !export.cancelled;
        });
    }

    void end(Export written, Extract.Written result, long size, String digest) {
        QuarkusTransaction.requiringNew().run(() -> {
            var export = lock(written.district, written.id);
            if (!export.isAttempt(written)) return;
            if (export.cancelled) {
                export.ends(ExportState.CANCELLED);
                expiry.schedule(export.content, Duration.ZERO);
                return;
            }
            export.asOf = result.asOf();
            export.rows = export.total = result.rows();
            export.size = size;
            export.digest = digest;
            export.expiresAt = Days.now().plus(settings.kept());
            export.ends(ExportState.FINISHED);
        });
    }

    void fail(AreaCode area, UUID id, String code) {
        QuarkusTransaction.requiringNew().run(() -> {
            var export = lock(area.district(), id);
            if (export == null || !export.state.isOpen()) return;
            export.failure = code;
            export.ends(ExportState.FAILED);
        });
    }

    private Export lock(String district, UUID id) {
        return Export.<Export>find("district = ?1 and id = ?2", district, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElse(null);
    }
}
