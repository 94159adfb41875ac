package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.WithoutNumbers;
import org.hibernate.validator.constraints.UniqueElements;

/** A dispute as it is found, reported or applied for; with `settlement` it is settled in the same request. */
public record NewDispute(
        @NotNull
        @Schema(
                examples = "440103009106001",
                description = "Where it arose: a grid, or a community when the grid is not known.")
        AreaCode area,

        @WithoutNumbers @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 4000) String description,

        @Size(max = 200) @Schema(description = "Address or spot.")
        String place,

        @NotNull
        @Size(max = 5)
        @Schema(examples = "02", description = "Type of the justice line, a code of listDisputeTypes.")
        String type,

        @Size(max = 5)
        @Schema(
                examples = "Z02",
                description =
                        "Type of the public-order line, a code of listDisputeTypes; when absent, the first that the code table `dispute-types` maps `type` to.")
        String publicOrderType,

        @Schema(description = "Where it came from. Left out, or ONLINE, by a resident; needed from everybody else.")
        Source source,

        @PastOrPresent
        @Schema(
                examples = "2026-03-15T10:00:00+08:00",
                description =
                        "When it was reported, if it was noted before it is sent, within the hours that the district's policy LATE_REPORT_HOURS"
                                + " allows. Deadlines run from it; the time of receipt is kept beside it. Not from a resident.")
        Instant reportedAt,

        @Schema(description = "Left out by a resident; needed from everybody else.")
        Urgency urgency,

        @Schema(description = "Left out by a resident; needed from everybody else.")
        Difficulty difficulty,

        @Size(max = 5)
        @UniqueElements
        @Schema(examples = "[\"NOISE\"]", description = "Codes of the table `tags`, in force in its district.")
        List<@NotNull @Size(max = 40) String> tags,

        @Min(1) @Max(100_000) @Schema(description = "How many people are involved in it, parties or not.")
        Integer peopleInvolved,

        @Min(0) @Max(1_000_000_000_000L) @Schema(description = "What the parties claim from each other, in fen.")
        Long amountClaimed,

        Scale scale,
        EventLevel eventLevel,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid NewParty> parties,

        @Valid @Schema(description = "Settles the dispute on the spot, in the same transaction.")
        Settlement settlement) {

    /** What a resident applies for: everything by which it is sorted is for whoever takes it on to say. */
    NewDispute applied() {
        return new NewDispute(
                area,
                title,
                description,
                place,
                type,
                null,
                Source.ONLINE,
                null,
                Urgency.NORMAL,
                Difficulty.SIMPLE,
                null,
                peopleInvolved,
                amountClaimed,
                null,
                null,
                parties,
                null);
    }

    DisputeChange described() {
        return new DisputeChange(
                title,
                description,
                place,
                type,
                publicOrderType,
                urgency,
                difficulty,
                tags,
                peopleInvolved,
                amountClaimed,
                scale,
                eventLevel);
    }
}
