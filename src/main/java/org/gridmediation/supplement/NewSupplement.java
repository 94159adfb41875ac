package org.gridmediation.supplement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewSupplement(
        @NotBlank @Size(max = 4000) String text,

        @Size(max = 50) @Schema(description = "Ids of attachments.")
        List<@NotNull UUID> attachments) {}
