package org.gridmediation.transfer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

public record NewTransfer(
        @NotNull @Schema(description = "The organization that is to take it on.")
        UUID receiverId,

        @NotNull TransferReason reason,

        @WithoutNumbers @NotBlank @Size(max = 2000) @Schema(description = "What the receiver needs to know (移交说明).")
        String note) {

    public record Reason(
            @WithoutNumbers @NotBlank @Size(max = 1000) String reason) {}
}
