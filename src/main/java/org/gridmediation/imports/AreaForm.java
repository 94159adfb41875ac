package org.gridmediation.imports;

import java.time.LocalDate;
import java.util.UUID;
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
    /** Areas have no other id than their code: its fifteen digits, filled up with f, are the end of one. */
    static final String ID =
            "cast('00000000-0000-8000-8' || substr(rpad(x.code, 15, 'f'), 1, 3) || '-' || substr(rpad(x.code, 15, 'f'), 4) as uuid)";

    static final String CODES =
            "(select rtrim(substr(replace(cast(u as text), '-', ''), 18), 'f') from unnest(cast(:records as uuid[])) u)";

    static UUID id(String code) {
        var digits = (code + "f".repeat(15)).substring(0, 15);
        return UUID.fromString("00000000-0000-8000-8" + digits.substring(0, 3) + "-" + digits.substring(3));
    }

    AreaCode parent() {
        return code.tier() == Tier.PROVINCE
                ? null
                : code.at(Tier.values()[code.tier().ordinal() - 1]);
    }
}
