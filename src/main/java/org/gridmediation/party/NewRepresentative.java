package org.gridmediation.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Faults;
import org.gridmediation.privacy.ValidPhone;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(description = "An agent has powers and a profession, a lawyer a licence number; a guardian has all powers.")
public record NewRepresentative(
        @NotNull RepresentativeKind kind,
        @Visible @WithoutNumbers @NotBlank @Size(max = 100) String name,

        @Size(min = 1, max = 60) @Schema(examples = "母亲", description = "To the party.")
        String relation,

        Profession profession,

        @Size(min = 1, max = 40) @Schema(description = "Number of the lawyer's licence.")
        String licence,

        @Size(max = 7) Set<@NotNull Power> powers,
        @Visible @Size(max = 30) @ValidPhone String phone,

        @Schema(description = "Today when absent.") LocalDate validFrom,
        LocalDate validUntil) {

    void mustBeWhole(LocalDate from) {
        var agent = kind == RepresentativeKind.AGENT;
        var faults = new Faults();
        faults.addIf(agent == (powers == null || powers.isEmpty()), "/powers", "POWERS_OF_AGENT");
        faults.addIf(agent != (profession != null), "/profession", "PROFESSION_OF_AGENT");
        faults.addIf(profession == Profession.LAWYER && licence == null, "/licence", "LICENCE_MISSING");
        faults.addIf(
                licence != null && profession != Profession.LAWYER && profession != Profession.LEGAL_SERVICE_WORKER,
                "/licence",
                "NOT_APPLICABLE");
        faults.addIf(validUntil != null && validUntil.isBefore(from), "/validUntil", "BEFORE_ITS_START");
        faults.raise();
    }
}
