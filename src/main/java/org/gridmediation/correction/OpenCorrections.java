package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.OpenMatter;
import org.gridmediation.dispute.OpenMatters;

/** Somebody said that a record of the dispute is wrong, and has no answer. */
@ApplicationScoped
class OpenCorrections implements OpenMatters {
    @Override
    public Optional<OpenMatter> of(Dispute dispute) {
        return Correction.<Correction>stream("dispute", dispute.key())
                .filter(c -> c.state.waits())
                .findFirst()
                .map(c -> OpenMatter.CORRECTION_UNANSWERED);
    }
}
