package org.gridmediation.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bounded count: counting millions of rows costs more than it tells. */
public record Count(
        @Schema(minimum = "0", maximum = "1000", required = true)
        int value,

        @Schema(description = "False when there are more than `value`.", required = true)
        boolean exact) {

    static Count upTo(long found) {
        return new Count((int) Math.min(found, Paging.COUNTED), found <= Paging.COUNTED);
    }
}
