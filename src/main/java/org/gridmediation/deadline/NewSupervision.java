package org.gridmediation.deadline;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

public record NewSupervision(
        @WithoutNumbers @NotBlank @Size(max = 1000) String demand,

        @Future @Schema(description = "Until when an answer is due; as the policy says when absent.")
        Instant replyBy) {

    @Schema(name = "SupervisionAnswer")
    public record Answer(
            @WithoutNumbers @NotBlank @Size(max = 2000) String answer) {}
}
