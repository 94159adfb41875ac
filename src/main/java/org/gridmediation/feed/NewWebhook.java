package org.gridmediation.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.Visible;

public record NewWebhook(
        @Visible @NotBlank @Size(max = 100) String name,

        @NotNull
        @Size(max = 500)
        @Schema(
                description =
                        "https on the public internet; https or http in a network that the operator allows. Redirects are not followed.",
                examples = "https://platform.example.com/grid-mediation")
        String url,

        @Size(max = 9) @Schema(description = "Only changes of these kinds; all when absent.")
        List<@NotNull FeedKind> kinds) {}
