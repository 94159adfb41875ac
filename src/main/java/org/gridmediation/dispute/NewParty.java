package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.BirthDate;
import org.gridmediation.privacy.ValidPhone;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(description = "A resident is named by `residentId`, any other party by `name`.")
public record NewParty(
        @NotNull PartyRole role,
        @NotNull PartyKind kind,

        @Schema(
                description =
                        "A record in the register. A resident's own account names its own record, or for an applicant with `guardianship` one of the same household in the same grid (RESIDENT_NOT_YOURS); it describes everybody else by name.")
        UUID residentId,

        @Visible @WithoutNumbers @Size(min = 1, max = 100) String name,
        @Visible @Size(max = 30) @ValidPhone String phone,
        @BirthDate LocalDate birthDate,

        @Schema(description = "Whether the party agrees to mediation; absent when not asked yet (人民调解法 art. 17).")
        Boolean consented,

        @Schema(
                description =
                        "Every party was told of the other routes (人民调解法 art. 26). Required when a party that refuses is added to a dispute on record, because the refusal ends its mediation.")
        Boolean toldOfOtherRoutes,

        @Visible
        @WithoutNumbers
        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "The guardian who agreed for a minor, or for an adult without full capacity (民法典 art. 27, 28); nobody on the other side.")
        String guardianName,

        @Schema(
                description =
                        "Whom a resident applies for beside themselves, through their own account: their child under 18, or their ward. Given by nobody else.")
        Guardianship guardianship,

        @Valid PartyOrganization organization,
        @Valid PartyParticulars particulars) {}
