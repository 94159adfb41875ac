package org.gridmediation.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

public record PartyReveal(
        @WithoutNumbers
        @NotBlank
        @Size(min = 10, max = 300)
        @Schema(description = "Why the full values are needed; kept in the journal.")
        String purpose,

        @NotEmpty @Size(max = 4) Set<@NotNull Field> fields) {

    @Schema(name = "PartyField")
    public enum Field {
        NAME,
        PHONE,
        ADDRESS,
        DOCUMENT
    }

    @Schema(name = "RevealedParty", description = "The full values of the fields asked for.")
    public record RevealedParty(
            @Schema(maxLength = 100) String name,
            @Schema(maxLength = 20) String phone,
            @Schema(maxLength = 200) String address,
            @Schema(maxLength = 40) String documentNumber) {}
}
