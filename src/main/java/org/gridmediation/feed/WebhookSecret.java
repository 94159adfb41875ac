package org.gridmediation.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Shown this once.")
public record WebhookSecret(
        @Schema(
                maxLength = 100,
                description = "The key of the signatures in base64, after `whsec_`, as Standard Webhooks writes it.")
        String secret) {}
