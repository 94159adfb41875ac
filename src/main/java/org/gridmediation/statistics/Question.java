package org.gridmediation.statistics;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.jboss.resteasy.reactive.RestQuery;

/** Which number, where and when. */
public class Question {
    static final String FIRST = "disputes-registered";

    @RestQuery
    @DefaultValue(FIRST)
    @Size(max = 60)
    @Parameter(description = "The code of one of `listIndicators`.")
    public String indicator;

    @RestQuery
    @Parameter(description = "This area and all below it; of any tier, inside the caller's, which it is when absent.")
    public AreaCode area;

    @RestQuery
    @Parameter(
            description = "The first month, such as 2026-01; January of the year of `to` when absent.",
            schema = @Schema(implementation = String.class, pattern = Months.FORM, maxLength = 7))
    public String from;

    @RestQuery
    @Parameter(
            description = "The last month; this month when absent. No more than 120 months.",
            schema = @Schema(implementation = String.class, pattern = Months.FORM, maxLength = 7))
    public String to;

    @RestQuery
    @DefaultValue("CURRENT")
    @Parameter(
            description =
                    "CURRENT: in the month in which it happened, as it is known now, in the grid in which it lies now. RECORDED: in the month and"
                            + " the grid in which it was recorded; a month that is over stays as it was, and a correction counts where it was made.")
    public Basis basis;
}
