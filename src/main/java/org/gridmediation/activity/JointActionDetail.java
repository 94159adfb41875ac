package org.gridmediation.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "JointAction")
public record JointActionDetail(
        UUID id,
        AreaCode area,
        @Schema(maxLength = 40) String mechanism,
        UUID disputeId,
        UUID leadId,
        @Schema(maxItems = 50) List<UUID> organizationIds,
        @Schema(maxItems = 100) List<NewJointAction.Person> people,
        Instant plannedAt,
        Instant heldAt,
        @Schema(maxLength = 200) String place,
        @Schema(maxLength = 4000) String outcome,
        @Schema(maxItems = 50) List<NewJointAction.Item> items,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    JointActionDetail(JointAction a) {
        this(
                a.id,
                a.area,
                a.mechanism,
                a.disputeId,
                a.leadId,
                a.organizationIds,
                a.people,
                a.plannedAt,
                a.heldAt,
                a.place,
                a.outcome,
                a.items,
                a.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/joint-actions/" + id;
    }
}
