package org.gridmediation.resident;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.MaskedName;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.MaskedPhone;

public record ResidentSummary(
        UUID id,
        AreaCode area,
        MaskedName name,
        Sex sex,
        AgeGroup ageGroup,
        DocumentType documentType,
        MaskedNumber documentNumber,
        @Schema(maxItems = 5) List<MaskedPhone> phones,
        @Schema(maxLength = 40) String household) {

    ResidentSummary(Resident r, String documentNumber, List<String> phones) {
        this(
                r.id,
                r.area,
                MaskedName.of(r.name),
                r.sex,
                r.ageGroup(),
                r.documentType,
                MaskedNumber.of(documentNumber),
                phones.stream().map(MaskedPhone::of).toList(),
                r.household);
    }
}
