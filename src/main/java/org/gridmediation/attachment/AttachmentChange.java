package org.gridmediation.attachment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record AttachmentChange(
        @NotNull AttachmentKind kind,
        @Size(min = 1, max = 500) String description,

        @Schema(description = "The party, session, outcome or visit that it belongs to.")
        UUID about) {}
