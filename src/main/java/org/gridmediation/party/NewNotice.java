package org.gridmediation.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Channel;

public record NewNotice(
        @NotNull NoticeKind kind,

        @NotBlank @Size(max = 40) @Schema(examples = "2026-1", description = "Of the text that was given.")
        String version,

        @NotNull @PastOrPresent Instant at,
        @NotNull Channel method,

        @NotNull @Schema(description = "The party has said or signed that it understood.")
        Boolean acknowledged) {}
