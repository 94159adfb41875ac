package org.gridmediation.attachment;

import java.util.List;
import java.util.UUID;
import org.gridmediation.dispute.Dispute;

/** What of a dispute's record names attachments as its proof. */
public interface Citations {
    /** Whether something that is in force, or being signed, names it: its content stays then. */
    boolean include(Dispute dispute, UUID attachment);

    /** Whether it is named as the proof of something, and not only filed with it. */
    default boolean prove(Dispute dispute, UUID attachment) {
        return include(dispute, attachment);
    }

    /** The parties whose own mark it proves. */
    default List<UUID> signers(Dispute dispute, UUID attachment) {
        return List.of();
    }
}
