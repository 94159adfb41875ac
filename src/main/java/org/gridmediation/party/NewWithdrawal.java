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

        @Schema(
                description =
                        "The applicant was told that they may protect their rights by arbitration, administrative or court routes (人民调解法 art. 26)."
                                + " Required of officials; applicants who withdraw through their own account need not have been told, and are told afterwards (tellRoutes).")
        Boolean toldOfOtherRoutes) {}
