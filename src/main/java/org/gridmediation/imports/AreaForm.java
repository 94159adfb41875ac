package org.gridmediation.imports;

import java.time.LocalDate;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.GridKind;
import org.gridmediation.area.Tier;

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
        return code.tier() == Tier.PROVINCE
                ? null
                : code.at(Tier.values()[code.tier().ordinal() - 1]);
    }
}
