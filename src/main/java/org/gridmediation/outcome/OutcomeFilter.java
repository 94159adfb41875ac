package org.gridmediation.outcome;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of outcomes may be narrowed to. */
public class OutcomeFilter {
    @RestQuery
    @Parameter(description = "Only outcomes of this area and below.")
    public AreaCode area;

    @RestQuery
    public OutcomeKind kind;

    @RestQuery
    @Parameter(description = "Agreements that are there, also those that are being signed or are history.")
    public Track track;

    @RestQuery
    @Parameter(description = "All outcomes of this dispute, also those that are being signed or are history.")
    public UUID dispute;

    /** Also those that are being signed or are history; not a parameter of the list, but of who copies all there is. */
    public boolean all;

    @RestQuery
    public Performance fulfilment;

    @RestQuery
    @Parameter(description = "The tier at which it was resolved.")
    public Tier level;

    @RestQuery
    public UUID mediator;

    @RestQuery
    @Parameter(description = "Recorded on or after this day.")
    public LocalDate from;

    @RestQuery
    @Parameter(description = "Recorded on or before this day.")
    public LocalDate to;
}
