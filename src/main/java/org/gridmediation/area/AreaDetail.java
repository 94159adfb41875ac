package org.gridmediation.area;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

@Schema(name = "Area")
public record AreaDetail(
        AreaCode code,
        @Schema(maxLength = 100, examples = "彩虹街道") String name,
        Tier tier,
        AreaCode parent,
        LocalDate validFrom,

        @Schema(description = "Last day of validity; absent while it has no end.")
        LocalDate validUntil,

        AreaCode successor,

        @Schema(description = "Made for the demo; not real.")
        boolean demo,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    public AreaDetail(Area a) {
        this(a.code, a.name, a.tier, a.parent, a.validFrom, a.validUntil, a.successor, a.demo, a.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/areas/" + code;
    }
}
