package org.gridmediation.imports;

import java.util.UUID;
import org.gridmediation.mediator.Requests;
import org.gridmediation.mediator.State;

/** A mediator as a row tells them. */
final class MediatorForm {
    final Requests.Nomination nomination;
    /** Null of somebody who is not engaged yet. */
    final Requests.Engagement engagement;

    final State state;
    UUID staffId;
    UUID organizationId;
    /** Not so before: a step of the engagement. */
    boolean engagedNow;

    MediatorForm(Requests.Nomination nomination, Requests.Engagement engagement, State state) {
        this.nomination = nomination;
        this.engagement = engagement;
        this.state = state;
    }
}
