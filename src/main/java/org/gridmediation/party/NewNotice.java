package org.gridmediation.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.Channel;
import org.gridmediation.http.Days;

public record NewNotice(
        @NotNull NoticeKind kind,

        @NotBlank @Size(max = 40) @Schema(examples = "2026-1", description = "Of the text that was given.")
        String version,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at,

        @NotNull Channel method,

        @NotNull
        @Schema(
                description =
                        "The party has said or signed that it understood. The notice counts without it; the file then needs the acknowledgement, or a reason.")
        Boolean acknowledged) {
    public NewNotice {
        if (at == null) at = Days.now();
    }
}
