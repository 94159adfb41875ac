package org.gridmediation.correction;

import jakarta.ws.rs.DefaultValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of corrections may be narrowed to. */
public class CorrectionFilter {
    @RestQuery
    @Parameter(description = "Only of records in this area and below.")
    public AreaCode area;

    @RestQuery
    public RecordKind kind;

    @RestQuery
    @Parameter(description = "Only of this dispute, resident or report.")
    public UUID recordId;

    @RestQuery
    public CorrectionState state;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Only those of which a due time was let pass.")
    public boolean late;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Only those that the caller flagged, or whoever held the caller's post before.")
    public boolean mine;
}
