package org.gridmediation.organization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Organization")
public record OrganizationDetail(
        UUID id,
        AreaCode area,
        OrganizationKind kind,
        CommitteeKind committeeKind,
        @Schema(maxLength = 100) String name,
        @Schema(maxLength = 18) String creditCode,
        @Schema(maxLength = 30) String caseWord,
        @Schema(maxLength = 30) String phone,
        @Schema(maxLength = 200) String address,
        LocalDate establishedOn,
        LocalDate endedOn,
        boolean demo,

        @Schema(
                maxItems = 10,
                description =
                        "Of a single organization: COMMITTEE_INCOMPLETE for a committee without members. They block nothing.")
        List<Membership.Warning> warnings,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    public OrganizationDetail(Organization o) {
        this(o, null);
    }

    OrganizationDetail(Organization o, List<Membership.Warning> warnings) {
        this(
                o.id,
                o.area,
                o.kind,
                o.committeeKind,
                o.name,
                o.creditCode,
                o.caseWord,
                o.phone,
                o.address,
                o.establishedOn,
                o.endedOn,
                o.demo,
                warnings,
                o.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/organizations/" + id;
    }
}
