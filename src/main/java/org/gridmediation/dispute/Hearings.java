package org.gridmediation.dispute;

import java.time.Instant;

/** At which sessions a party was and what it signed, which is recorded above. */
public interface Hearings {
    /** @return when it sat with the others last, since mediation was last taken up; null for never */
    Instant last(Dispute dispute, Party party);

    /** @return when it last put its mark below a draft; null for never */
    Instant lastMark(Party party);
}
