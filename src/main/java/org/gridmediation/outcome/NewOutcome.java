package org.gridmediation.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.PreventedHarm;
import org.gridmediation.dispute.RightsNotice;
import org.gridmediation.http.Days;

@Schema(description = "`agreement` for AGREED; `reason` and `toldOfOtherRoutes` (art. 26) for every other end.")
public record NewOutcome(
        @NotNull OutcomeKind kind,
        @Valid Agreement agreement,
        EndReason reason,

        @Schema(
                description =
                        "Every party was told that they may protect their rights by arbitration, administrative or court routes (人民调解法 art. 26).")
        Boolean toldOfOtherRoutes,

        @Valid @Schema(description = "Instead of `toldOfOtherRoutes`, when not all three routes were told, or not now.")
        NewRouteNotice told,

        @Size(max = 4) @Schema(description = "What worse the mediation prevented, for the return.")
        List<@NotNull @Valid PreventedHarm> prevented,

        @Size(max = 2000) String note) {

    @Schema(
            description =
                    "Oral: in force on the day agreed, with its content recorded (art. 28, 30). Written: in force with the latest of all parties'"
                            + " marks, the mediator's signature and the committee's seal (art. 29).")
    public record Agreement(
            @NotNull AgreementForm form,
            @NotBlank @Size(max = 4000) String content,

            @PastOrPresent @Schema(description = "Now when absent.")
            Instant agreedAt,

            @Schema(
                    description =
                            "Until when all of it is to be performed; the last day of its obligations when absent.")
            LocalDate dueOn,

            @Min(0) @Max(1_000_000_000_000L) @Schema(description = "Money agreed between the parties, in fen.")
            Long amount,

            @Size(max = 50) List<@NotNull @Valid Mark> marks,
            @PastOrPresent Instant mediatorSignedAt,
            @PastOrPresent Instant sealedAt,

            @Size(max = 50) @Schema(description = "Who owes whom what; each is followed up on its own.")
            List<@NotNull @Valid NewObligation> obligations,

            @Schema(
                    description =
                            "Written only: what is missing of marks, signature and seal is recorded later, one by one; until then mediation goes on.")
            Boolean toBeSigned,

            @Size(max = 50)
            @Schema(
                    description =
                            "The numbers of the parties whose guardian was present: every minor's must have been, and nobody's who has none.")
            List<@NotNull @Min(1) @Max(50) Integer> guardiansPresent,

            @Valid
            @Schema(
                    description =
                            "Needed unless every party has been told of its rights and duties before; see giveNotice.")
            RightsNotice rightsNotice) {
        public Agreement {
            if (agreedAt == null) agreedAt = Days.now();
        }
    }
}
