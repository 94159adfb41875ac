package org.gridmediation.resident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;
import org.gridmediation.privacy.MaskedName;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.MaskedPhone;

@Schema(
        name = "Resident",
        description = "A resident; name and numbers are masked, the full value needs revealResident.")
public record ResidentDetail(
        UUID id,
        AreaCode area,
        MaskedName name,
        Sex sex,
        @Schema(minimum = "1850", maximum = "9999") int birthYear,
        AgeGroup ageGroup,
        DocumentType documentType,
        MaskedNumber documentNumber,
        @Schema(maxItems = 5) List<MaskedPhone> phones,
        @Schema(maxLength = 200) String address,
        @Schema(maxLength = 40) String household,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    ResidentDetail(Resident r, String documentNumber, List<String> phones) {
        this(
                r.id,
                r.area,
                MaskedName.of(r.name),
                r.sex,
                r.birthDate.getYear(),
                r.ageGroup(),
                r.documentType,
                MaskedNumber.of(documentNumber),
                phones.stream().map(MaskedPhone::of).toList(),
                r.address,
                r.household,
                r.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/residents/" + id;
    }
}
