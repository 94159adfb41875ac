package org.gridmediation.report;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of reports may be narrowed to. */
public class ReportFilter {
    static final String MONTH = "^(19|20|21|22)\\d{2}-(0[1-9]|1[0-2])$";

    @RestQuery
    @Parameter(description = "Only reports of this area and below.")
    public AreaCode area;

    @RestQuery
    @Parameter(description = "COMMUNITY or SUBDISTRICT.")
    public Tier tier;

    @RestQuery
    @Pattern(regexp = MONTH)
    @Parameter(
            description = "Only of this month, such as 2026-03.",
            schema = @Schema(implementation = String.class, pattern = MONTH, maxLength = 7))
    public String period;

    @RestQuery
    public ReportState state;
}
