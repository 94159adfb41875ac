package org.gridmediation.coordination;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.WithoutNumbers;
import org.hibernate.validator.constraints.UniqueElements;

public record NewProgress(
        @WithoutNumbers @NotBlank @Size(max = 2000) String text,

        @Size(max = 20)
        @UniqueElements
        @Schema(description = "Ids of attachments that show the remedy, of any kind but IDENTITY_COPY.")
        List<@NotNull UUID> evidence,

        @NotNull @Schema(description = "The remedy is done; nothing more is expected.")
        Boolean done,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant reportedAt) {
    public NewProgress {
        if (reportedAt == null) reportedAt = Days.now();
    }
}
