package org.gridmediation.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list. */
public record Paged<T>(
        @Schema(maxItems = 200, required = true) List<T> items,

        @Schema(maxLength = 500, description = "Cursor of the next page; absent on the last one.")
        String next,

        Count count) {}
