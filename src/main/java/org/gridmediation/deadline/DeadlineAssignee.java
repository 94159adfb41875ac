package org.gridmediation.deadline;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

@Schema(
        name = "WaitsFor",
        description =
                "Whom a deadline waits for: the mediator where one is named, else the organization, else whoever works in the area.")
public record DeadlineAssignee(
        @Schema(description = "The staff member who mediates.")
        UUID staffId,

        UUID organizationId,
        AreaCode area) {

    DeadlineAssignee(Clock c) {
        this(c.staffId, c.organizationId, c.dutyArea);
    }
}
