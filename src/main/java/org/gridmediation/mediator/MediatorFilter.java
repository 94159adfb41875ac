package org.gridmediation.mediator;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of mediators may be narrowed to. */
public class MediatorFilter {
    @RestQuery
    @Parameter(description = "Committees of this area and below.")
    public AreaCode area;

    @RestQuery
    @Parameter(description = "The committee of this community.")
    public AreaCode community;

    @RestQuery
    @Size(max = 5)
    @Parameter(description = "A dispute type of the justice line.")
    public String speciality;

    @RestQuery
    @Parameter(description = "Engaged and taking new cases.")
    public Boolean available;

    @RestQuery
    public MediatorState state;
}
