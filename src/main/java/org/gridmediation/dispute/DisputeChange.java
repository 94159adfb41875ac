package org.gridmediation.dispute;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;
import org.hibernate.validator.constraints.UniqueElements;

/** What may be put right in a dispute's registration. */
public record DisputeChange(
        @WithoutNumbers @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 4000) String description,
        @Size(max = 200) String place,
        @NotNull @Size(max = 5) @Schema(examples = "02") String type,

        @Size(max = 5) @Schema(examples = "Z02", description = "The default of `type` when absent, as at registration.")
        String publicOrderType,

        @NotNull Urgency urgency,
        @NotNull Difficulty difficulty,

        @Size(max = 5)
        @UniqueElements
        @Schema(examples = "[\"NOISE\"]", description = "Codes of the table `tags`, in force in its district.")
        List<@NotNull @Size(max = 40) String> tags,

        @Min(1) @Max(100_000) @Schema(description = "How many people are involved in it, parties or not.")
        Integer peopleInvolved,

        @Min(0) @Max(1_000_000_000_000L) @Schema(description = "What the parties claim from each other, in fen.")
        Long amountClaimed,

        Scale scale,
        EventLevel eventLevel) {}
