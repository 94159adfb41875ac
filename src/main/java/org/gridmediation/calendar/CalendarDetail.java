package org.gridmediation.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

@Schema(name = "Calendar", description = "Which days of a year are worked.")
public record CalendarDetail(
        @Schema(minimum = "2000", maximum = "2100") int year,

        @Schema(
                description =
                        "WEEKENDS_ONLY: the year's official days are not known here yet, so terms that reach into it are reckoned with weekends only, and anew once they are.")
        Basis basis,

        @Schema(description = "Names this state of the data; a deadline says with which one it was reckoned.")
        Integer revision,

        Instant recordedAt,
        @Schema(maxItems = 100) List<Holiday> days,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    public enum Basis {
        OFFICIAL,
        WEEKENDS_ONLY
    }

    static CalendarDetail unknown(int year) {
        return new CalendarDetail(year, Basis.WEEKENDS_ONLY, null, null, List.of(), 0);
    }

    CalendarDetail(CalendarYear known) {
        this(known.year, Basis.OFFICIAL, known.revision, known.recordedAt, List.copyOf(known.days), known.revision);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/calendars/" + year;
    }
}
