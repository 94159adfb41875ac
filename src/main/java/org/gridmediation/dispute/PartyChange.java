package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.BirthDate;
import org.gridmediation.privacy.ValidPhone;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(
        description =
                "What is left out stays: what an answer shows masked cannot be sent back. Name and birth date of a resident are put right in the register, from which they are taken over here.")
public record PartyChange(
        @NotNull PartyRole role,
        @Visible @WithoutNumbers @Size(min = 1, max = 100) String name,
        @Visible @Size(max = 30) @ValidPhone String phone,
        @BirthDate LocalDate birthDate,
        @Valid PartyOrganization organization,
        @Valid PartyParticulars particulars) {}
