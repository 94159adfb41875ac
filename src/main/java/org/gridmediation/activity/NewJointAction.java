package org.gridmediation.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;
import org.hibernate.validator.constraints.UniqueElements;

/** A joint action as planned or held. */
public record NewJointAction(
        @NotNull @Schema(examples = "440103009106", description = "Where it takes place: a district, or inside one.")
        AreaCode area,

        @NotNull
        @Size(max = 40)
        @Schema(
                examples = "JOINT_RECTIFICATION",
                description = "A code of the table `joint-mechanisms`, in force on its day.")
        String mechanism,

        @Schema(description = "The dispute that it was held for, if any; of the same district.")
        UUID disputeId,

        @NotNull @Schema(description = "The organization that leads.")
        UUID leadId,

        @Size(max = 50) @UniqueElements @Schema(description = "The organizations that take part.")
        List<@NotNull UUID> organizationIds,

        @Size(max = 100) List<@NotNull @Valid Person> people,
        @NotNull Instant plannedAt,

        @PastOrPresent @Schema(description = "Absent until it was held.")
        Instant heldAt,

        @WithoutNumbers @Size(max = 200) String place,

        @WithoutNumbers @Size(min = 1, max = 4000) @Schema(description = "What came of it, once it was held.")
        String outcome,

        @Size(max = 50) @Schema(description = "What is still to be done.")
        List<@NotNull @Valid Item> items) {

    List<UUID> organizations() {
        return organizationIds == null ? List.of() : organizationIds;
    }

    @Schema(name = "JointActionPerson")
    public record Person(
            @NotNull JointRole role,

            @Visible @WithoutNumbers @NotBlank @Size(max = 100)
            String name,

            UUID organizationId) {}

    @Schema(name = "JointActionItem")
    public record Item(
            @WithoutNumbers @NotBlank @Size(max = 1000) String text,

            @Schema(description = "The organization that does it.")
            UUID organizationId,

            @NotNull LocalDate dueOn,

            @PastOrPresent
            @Schema(description = "When it was done; absent while it is open, and before the action was held.")
            LocalDate doneOn) {}
}
