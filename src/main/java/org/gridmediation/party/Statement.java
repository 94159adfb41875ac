package org.gridmediation.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a party said, as recorded.")
public record Statement(
        @NotNull UUID partyId, @NotBlank @Size(max = 2000) String text) {}
