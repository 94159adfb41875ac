package org.gridmediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.OpenMatter;
import org.gridmediation.dispute.OpenMatters;

/** A further return visit was announced to the parties for a day. */
@ApplicationScoped
class PromisedVisits implements OpenMatters {
    @Inject
    ClockWriter work;

    @Override
    public Optional<OpenMatter> of(Dispute dispute) {
        // The first visit has a clock about the outcome; whether it is needed is said by the dispute's state.
        return work.open(dispute).stream()
                .filter(c -> c.kind == ClockKind.RETURN_VISIT && !c.about.equals(dispute.outcomeId))
                .findFirst()
                .map(c -> OpenMatter.RETURN_VISIT_PROMISED);
    }
}
