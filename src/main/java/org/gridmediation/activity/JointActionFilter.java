package org.gridmediation.activity;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of joint actions may be narrowed to. */
public class JointActionFilter {
    @RestQuery
    @Parameter(description = "Only joint actions of this area and below.")
    public AreaCode area;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "A code of the table `joint-mechanisms`.")
    public String mechanism;

    @RestQuery
    @Parameter(description = "Held for this dispute.")
    public UUID dispute;

    @RestQuery
    @Parameter(description = "Planned for this day or later.")
    public LocalDate from;

    @RestQuery
    @Parameter(description = "Planned for this day or earlier.")
    public LocalDate to;
}
