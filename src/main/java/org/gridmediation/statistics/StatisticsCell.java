package org.gridmediation.statistics;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Of which number of an answer the disputes are asked for. */
public class StatisticsCell {
    @RestQuery
    @DefaultValue("NUMERATOR")
    public Indicator.Side part;

    @RestQuery
    @Parameter(description = "Only those of one `code` of this; together with it.")
    public Grouping by;

    @RestQuery
    @Size(max = 40)
    public String code;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Only what lies in the area itself and in none of its parts.")
    public boolean own;

    @RestQuery
    @Size(max = 500)
    @Parameter(description = "From an answer's link: as it was counted for that; as it is now when absent.")
    public String asOf;
}
