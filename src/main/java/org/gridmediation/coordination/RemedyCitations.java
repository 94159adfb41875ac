package org.gridmediation.coordination;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gridmediation.attachment.Citations;
import org.gridmediation.dispute.Dispute;

/** What shows a remedy. */
@ApplicationScoped
class RemedyCitations implements Citations {
    @Override
    public boolean include(Dispute dispute, UUID attachment) {
        return Progress.<Progress>list("dispute", dispute.key()).stream()
                .anyMatch(p -> p.evidence.contains(attachment));
    }
}
