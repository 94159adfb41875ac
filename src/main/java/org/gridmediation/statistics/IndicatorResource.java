package org.gridmediation.statistics;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Problem;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Statistics", description = "Numbers with a definition, a freshness and the cases behind them.")
public class IndicatorResource {
    @Inject
    Indicators indicators;

    @GET
    @Operation(
            summary = "List the indicators",
            description = "What can be asked of `getStatistics`, each with its definition in force.")
    @PermissionsAllowed("listIndicators")
    public List<Indicator> listIndicators() {
        return indicators.current();
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read an indicator's definition", description = "The version in force, or an older one.")
    @PermissionsAllowed("getIndicator")
    public Indicator getIndicator(
            @RestPath String code,
            @RestQuery @Min(1) @Max(1000) @Parameter(description = "The version in force when absent.")
                    Integer version) {
        return indicators.find(code, version).orElseThrow(Problem.NOT_FOUND::exception);
    }
}
