package org.gridmediation.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

public record NewReopening(
        @NotBlank @Size(max = 1000) String reason,

        @Size(max = 50)
        @Schema(
                description =
                        "The new consent of whoever refused, and of each applicant who withdrew (人民调解法 art. 3, 17, 23): without it a refusal or a"
                                + " withdrawal stands. Needed after an outcome PARTY_REFUSES of every party, after an outcome WITHDRAWN of every applicant; any other party's is kept too.")
        List<@NotNull @Valid NewConsent> consents) {

    public record NewConsent(
            @NotNull UUID partyId,

            @PastOrPresent @Schema(description = "Now when absent.")
            Instant at,

            @Visible @WithoutNumbers @Size(min = 1, max = 100)
            String guardianName) {
        public NewConsent {
            if (at == null) at = Days.now();
        }
    }
}
