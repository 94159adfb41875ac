package org.gridmediation.deadline;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of tasks may be narrowed to. */
public class TaskFilter {
    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Only those that wait for the caller, or for whoever holds the caller's post.")
    public boolean mine;

    @RestQuery
    @Parameter(description = "Only those that wait for somebody in this area or below; inside the caller's.")
    public AreaCode area;

    @RestQuery
    public ClockKind kind;
}
