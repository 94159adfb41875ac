package org.gridmediation.resident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(name = "ResidentReveal")
public record Reveal(
        @WithoutNumbers
        @NotBlank
        @Size(min = 10, max = 300)
        @Schema(description = "Why the full values are needed; kept in the journal.")
        String purpose,

        @NotEmpty @Size(max = 4) Set<@NotNull Field> fields) {

    public enum Field {
        NAME,
        BIRTH_DATE,
        DOCUMENT,
        PHONES
    }

    @Schema(name = "RevealedResident", description = "The full values of the fields asked for.")
    public record RevealedResident(
            @Schema(maxLength = 100) String name,
            LocalDate birthDate,
            @Schema(maxLength = 40) String documentNumber,
            @Schema(maxItems = 5) List<String> phones) {}
}
