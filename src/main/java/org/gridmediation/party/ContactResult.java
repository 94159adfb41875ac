package org.gridmediation.party;

import org.gridmediation.dispute.TimelineStep;

/** What came of an attempt to reach a party. */
public enum ContactResult {
    REACHED,
    NOT_REACHED,
    WILL_COME,
    WILL_NOT_COME;

    /** Only who was reached was contacted: an attempt answers nobody. */
    public TimelineStep step() {
        return this == NOT_REACHED ? TimelineStep.CONTACT_ATTEMPTED : TimelineStep.CONTACTED;
    }
}
