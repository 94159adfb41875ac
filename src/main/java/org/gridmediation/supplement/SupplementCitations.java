package org.gridmediation.supplement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gridmediation.attachment.Citations;
import org.gridmediation.dispute.Dispute;

/** What belongs to a supplement, which is never changed. */
@ApplicationScoped
class SupplementCitations implements Citations {
    @Override
    public boolean include(Dispute dispute, UUID attachment) {
        return Supplement.<Supplement>list("dispute", dispute.key()).stream()
                .anyMatch(s -> s.attachments.contains(attachment));
    }

    @Override
    public boolean prove(Dispute dispute, UUID attachment) {
        return false;
    }
}
