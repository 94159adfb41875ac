package org.gridmediation.imports;

import java.time.LocalDate;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.GridKind;

/** An area as a row tells it. */
record AreaForm(
        AreaCode code,
        String name,
        GridKind kind,
        Integer households,
        LocalDate validFrom,
        LocalDate validUntil,
        AreaCode successor) {
    AreaCode parent() {
        return code.above().orElse(null);
    }
}
