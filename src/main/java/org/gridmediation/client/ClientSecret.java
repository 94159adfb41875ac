package org.gridmediation.client;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ClientSecret(
        @Schema(maxLength = 60) String clientId,
        @Schema(maxLength = 200) String secret) {
    @Override
    public String toString() {
        return clientId;
    }
}
