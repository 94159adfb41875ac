package org.gridmediation.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(
        description =
                "Who was asked is a party or named; nobody, when something was only looked at. The caller is the investigator.")
public record NewInvestigation(
        @PastOrPresent @Schema(description = "Now when absent.")
        Instant beganAt,

        @PastOrPresent Instant endedAt,
        @NotBlank @Size(max = 200) String place,
        UUID askedPartyId,
        @Visible @WithoutNumbers @Size(min = 1, max = 100) String askedName,

        @Size(min = 1, max = 100) @Schema(examples = "邻居", description = "What the person asked is to the dispute.")
        String askedAs,

        @Visible @WithoutNumbers @Size(min = 1, max = 100) String recorder,
        @NotBlank @Size(max = 4000) String record) {
    public NewInvestigation {
        if (beganAt == null) beganAt = Days.now();
    }
}
