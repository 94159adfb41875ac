package org.gridmediation.dispute;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "Every party that has no such notice yet was told of its rights and duties before mediation began (人民调解法 art. 23, 24).")
public record RightsNotice(
        @NotBlank @Size(max = 40) @Schema(examples = "2026-1", description = "Version of the text that was given.")
        String version,

        @PastOrPresent
        @Schema(description = "When the parties were told; when the session or the agreement began, if absent.")
        Instant at,

        @NotNull Channel method,

        @NotNull
        @Schema(
                description =
                        "Every party has said or signed that it understood. The notice counts without it; the file then needs the acknowledgement, or a reason.")
        Boolean acknowledged) {}
