package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Sex;
import org.gridmediation.resident.IdentityDocument;

@Schema(
        description =
                "What the application form asks of a person; all of it may be left out. Address and document are stored sealed.")
public record PartyParticulars(
        Sex sex,
        @Size(min = 1, max = 30) String ethnicity,
        @Size(min = 1, max = 60) String occupation,
        @Size(min = 1, max = 100) String workplace,
        @Size(min = 1, max = 200) String address,

        @Valid @Schema(description = "Of a person who is not a registered resident.")
        IdentityDocument document) {}
