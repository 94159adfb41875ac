package org.gridmediation.area;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record GridSummary(
        AreaCode code,
        @Schema(maxLength = 100) String name,
        AreaCode community,
        GridKind kind,
        @Schema(minimum = "0", maximum = "100000") Integer households,
        boolean demo) {
    GridSummary(Area a) {
        this(a.code, a.name, a.parent, a.gridKind, a.households, a.demo);
    }
}
