package org.gridmediation.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.ValidPhone;

@Schema(name = "ResidentSearch", description = "Exactly one of the two.")
public record Search(
        @Valid IdentityDocument document,
        @Size(max = 30) @ValidPhone String phone) {}
