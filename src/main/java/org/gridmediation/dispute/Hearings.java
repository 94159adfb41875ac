package org.gridmediation.dispute;

import java.time.Instant;

/** At which sessions a party was, which is recorded above. */
public interface Hearings {
    /** @return when it sat with the others last, since mediation was last taken up; null for never */
    Instant last(Dispute dispute, Party party);
}
