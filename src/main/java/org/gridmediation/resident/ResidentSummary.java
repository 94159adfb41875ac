package org.gridmediation.resident;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.MaskedName;

public record ResidentSummary(
        UUID id, AreaCode area, MaskedName name, Sex sex, AgeGroup ageGroup, @Schema(maxLength = 40) String household) {
    ResidentSummary(Resident r) {
        this(r.id, r.area, MaskedName.of(r.name), r.sex, r.ageGroup(), r.household);
    }
}
