package org.gridmediation.area;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

@Schema(name = "Grid")
public record GridDetail(
        AreaCode code,
        @Schema(maxLength = 100) String name,
        AreaCode community,
        GridKind kind,
        @Schema(minimum = "0", maximum = "100000") Integer households,

        @Schema(ref = "#/components/schemas/Geometry") JsonNode boundary,

        LocalDate validFrom,
        LocalDate validUntil,
        AreaCode successor,
        boolean demo,
        @Schema(maxItems = 10_000) List<Officer> officers,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    @Schema(description = "An official who holds a grid officer's post there today.")
    public record Officer(
            UUID staffId, @Schema(maxLength = 100) String name) {}

    GridDetail(Area a, List<Officer> officers) {
        this(
                a.code,
                a.name,
                a.parent,
                a.gridKind,
                a.households,
                a.boundary,
                a.validFrom,
                a.validUntil,
                a.successor,
                a.demo,
                officers,
                seen(a.version, officers));
    }

    // Officers come and go without a change of the area's row, and the answer is another one then.
    private static int seen(int version, List<Officer> officers) {
        return Objects.hash(
                version,
                officers.stream().map(Officer::staffId).toList(),
                officers.stream().map(Officer::name).toList());
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/grids/" + code;
    }
}
