package org.gridmediation.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What came of a test delivery.")
public record TestDelivery(
        boolean taken,
        @Schema(minimum = "100", maximum = "999") Integer status,
        @Schema(maxLength = 40) String trouble,
        @Schema(minimum = "0") long milliseconds) {
    TestDelivery(DeliveryResult a) {
        this(a.isTaken(), a.status() == 0 ? null : a.status(), a.trouble(), a.millis());
    }
}
