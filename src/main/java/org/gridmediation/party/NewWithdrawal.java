package org.gridmediation.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewWithdrawal(
        @Schema(description = "The applicant who withdraws; may be left out when there is one.")
        UUID partyId,

        @NotNull WithdrawalReason reason,
        @Size(min = 1, max = 1000) String explanation,

        @NotNull
        @Schema(
                description =
                        "The applicant was told that they may protect their rights by arbitration, administrative or court routes (人民调解法 art. 26).")
        Boolean toldOfOtherRoutes) {}
