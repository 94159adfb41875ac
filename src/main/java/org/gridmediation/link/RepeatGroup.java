package org.gridmediation.link;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

/** Several disputes of the same pair, party or building, without saying which. */
public record RepeatGroup(
        @Schema(
                maxLength = 16,
                description =
                        "Tells groups of one period apart. It cannot be turned back, nor compared with another period's or another district's.")
        String key,

        RepeatKind kind,

        @Schema(minimum = "2", maximum = "200", description = "How many, each matter once; the newest 200 at most.")
        int count,

        LocalDate firstOn,
        LocalDate lastOn,

        @Schema(maxItems = 100, description = "Their types, of the justice line.")
        List<String> types,

        @Schema(description = "The smallest area in which all of them arose.")
        AreaCode area) {}
