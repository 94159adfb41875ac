package org.gridmediation.calendar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What a term is counted in. Days end at 24:00 and the day of the event is not counted (民法典 art. 201, 203); SAME_DAY ends at 24:00 of the day of the event, but leaves no less than its amount of hours.")
public enum Unit {
    MINUTE,
    HOUR,
    SAME_DAY,
    NATURAL_DAY,
    WORKING_DAY;

    public boolean countsDays() {
        return this == NATURAL_DAY || this == WORKING_DAY;
    }
}
