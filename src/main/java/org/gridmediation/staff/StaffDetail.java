package org.gridmediation.staff;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.AccountState;
import org.gridmediation.access.Sex;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Staff")
public record StaffDetail(
        UUID id,
        AreaCode area,
        @Schema(maxLength = 100) String name,
        Sex sex,
        @Schema(maxLength = 60) String username,

        @Schema(description = "Of the account: NONE wanted, PENDING, ACTIVE, or FAILED because the name is taken.")
        AccountState accountState,

        @Schema(description = "Their own record as a resident, by which ties to parties are found.")
        UUID residentId,

        boolean demo,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {
    public StaffDetail(Staff s) {
        this(s.id, s.area, s.name, s.sex, s.username, s.accountState, s.residentId, s.demo, s.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/staff/" + id;
    }
}
