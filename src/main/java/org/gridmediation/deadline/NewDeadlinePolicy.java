package org.gridmediation.deadline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.calendar.Unit;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

public record NewDeadlinePolicy(
        @NotNull ClockKind kind,

        @Schema(description = "Where it counts; everywhere when absent, which only a province's administrator may set.")
        AreaCode district,

        @Schema(description = "Only for disputes of this urgency; of any when absent.")
        Urgency urgency,

        @Schema(description = "Only for agreements of this form; for any when absent.")
        PolicyForm form,

        @NotNull @Min(1) @Max(1440) Integer amount,
        @NotNull Unit unit,

        @Schema(
                description =
                        "Whether a last day that is not worked is followed by the next that is; true when absent (民法典 art. 203).")
        Boolean endsOnWorkday,

        @Size(max = 10) @Schema(description = "On which days of the term whoever it waits for is reminded.")
        List<@NotNull @Min(1) @Max(366) Integer> reminders,

        @NotNull @Schema(description = "Tomorrow at the earliest.")
        LocalDate validFrom,

        LocalDate validUntil) {

    void check() {
        var faults = new Faults();
        faults.addIf(!kind.isSetByPolicy(), "/kind", "TERM_NOT_SET_HERE");
        faults.addIf(!validFrom.isAfter(Days.today()), "/validFrom", "NOT_AFTER_TODAY");
        faults.addIf(validUntil != null && validUntil.isBefore(validFrom), "/validUntil", "BEFORE_ITS_START");
        faults.addIf(unit.countsDays() && amount > 366, "/amount", "TERM_TOO_LONG");
        faults.addIf(form != null && kind != ClockKind.RETURN_VISIT, "/form", "NO_FORM_HERE");
        faults.raise();
    }
}
