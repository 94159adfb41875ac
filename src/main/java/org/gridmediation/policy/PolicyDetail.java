package org.gridmediation.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Policy", description = "What a district has set for itself; of those that are valid the latest counts.")
public record PolicyDetail(
        UUID id,
        PolicyKey key,
        AreaCode district,
        @Schema(maxLength = 100) String value,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant recordedAt,
        @Schema(maxLength = 100) String by)
        implements Versioned {

    PolicyDetail(DistrictPolicy p) {
        this(p.id, p.key, p.district, p.value, p.validFrom, p.validUntil, p.recordedAt, p.byName);
    }

    /** Once recorded it never changes. */
    @Override
    @JsonIgnore
    public int version() {
        return 0;
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/policies";
    }
}
