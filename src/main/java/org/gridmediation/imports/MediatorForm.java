package org.gridmediation.imports;

import java.util.UUID;
import org.gridmediation.mediator.MediatorRequests;
import org.gridmediation.mediator.MediatorState;

/** A mediator as a row tells them. */
final class MediatorForm {
    final MediatorRequests.Nomination nomination;
    /** Null of somebody who is not engaged yet. */
    final MediatorRequests.Engagement engagement;

    final MediatorState state;
    UUID staffId;
    UUID organizationId;
    /** Not so before: a step of the engagement. */
    boolean engagedNow;

    MediatorForm(MediatorRequests.Nomination nomination, MediatorRequests.Engagement engagement, MediatorState state) {
        this.nomination = nomination;
        this.engagement = engagement;
        this.state = state;
    }
}
