package org.gridmediation.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.ValidPhone;

@Schema(name = "ResidentSearch", description = "Exactly one of the two.")
public record Search(@Valid IdentityDocument document, @Size(max = 30) @ValidPhone String phone) {
    @AssertTrue(message = "ONE_OF_TWO")
    @JsonIgnore
    @Schema(hidden = true)
    boolean isOneOfTwo() {
        return (document == null) != (phone == null);
    }
}
