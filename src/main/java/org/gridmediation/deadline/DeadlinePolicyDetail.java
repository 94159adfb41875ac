package org.gridmediation.deadline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.calendar.Unit;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.Versioned;

@Schema(
        name = "DeadlinePolicy",
        description =
                "How long something may take. Of those that fit a matter the one counts that names its urgency, then its form, then its district, then the latest.")
public record DeadlinePolicyDetail(
        UUID id,
        ClockKind kind,

        @Schema(description = "Absent where it counts everywhere.")
        AreaCode district,

        Urgency urgency,
        PolicyForm form,
        @Schema(minimum = "1", maximum = "1440") int amount,
        Unit unit,
        boolean endsOnWorkday,
        @Schema(maxItems = 10) List<Integer> reminders,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant recordedAt,
        @Schema(maxLength = 100) String by)
        implements Versioned {

    DeadlinePolicyDetail(DeadlinePolicy p) {
        this(
                p.id,
                p.kind,
                p.district == null ? null : new AreaCode(p.district),
                p.urgency,
                p.form,
                p.amount,
                p.unit,
                p.endsOnWorkday,
                p.reminders,
                p.validFrom,
                p.validUntil,
                p.recordedAt,
                p.byName);
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
        return "/v1/deadline-policies";
    }
}
