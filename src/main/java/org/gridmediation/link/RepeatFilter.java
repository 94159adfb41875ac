package org.gridmediation.link;

import jakarta.ws.rs.DefaultValue;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.jboss.resteasy.reactive.RestQuery;

/** Which repeat disputes are looked for. */
public class RepeatFilter {
    @RestQuery
    @Parameter(description = "Only disputes of this area and below; the caller's when absent.")
    public AreaCode area;

    @RestQuery
    @DefaultValue("PAIR")
    @Parameter(description = "What the disputes have in common.")
    public RepeatKind kind;

    @RestQuery
    @Parameter(description = "Reported on or after this day; a year before `to` when absent.")
    public LocalDate from;

    @RestQuery
    @Parameter(description = "Reported on or before this day; today when absent.")
    public LocalDate to;

    LocalDate last() {
        return to == null ? Days.today() : to;
    }

    Instant end() {
        return Days.start(last().plusDays(1));
    }

    LocalDate first() {
        return from == null ? last().minusYears(1) : from;
    }
}
