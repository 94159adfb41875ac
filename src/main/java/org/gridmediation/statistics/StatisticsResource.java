package org.gridmediation.statistics;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Statistics")
public class StatisticsResource {
    @Inject
    Indicators indicators;

    @Inject
    StatisticsAnswers statisticsAnswers;

    @Inject
    Cases cases;

    @Inject
    Caller caller;

    @GET
    @Produces({MediaType.APPLICATION_JSON, StatisticsCsv.CSV})
    @Operation(
            summary = "Ask for a number",
            description =
                    "An indicator of an area and a period, with numerator and denominator, and exact: it counts all that is committed. By `Accept`"
                            + " as JSON or as CSV. `demo-platform` reads its district's.")
    @APIResponse(
            responseCode = "200",
            description = "The number.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Statistics.class)),
                @Content(
                        mediaType = StatisticsCsv.CSV,
                        schema = @Schema(type = SchemaType.STRING, maxLength = 10_000_000))
            })
    @PermissionsAllowed("getStatistics")
    public Statistics getStatistics(
            @Valid @BeanParam Question question,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(
                            description =
                                    "One or more of those that the indicator offers, separated by commas; of type, public-order-type, source, level"
                                            + " and form no more than one.",
                            example = "month,type,child-area")
                    String groupBy,
            @Context HttpHeaders headers) {
        return statisticsAnswers.answer(
                StatisticsQuery.of(question, groupBy, indicators, caller), StatisticsCsv.form(headers));
    }

    @GET
    @Path("disputes")
    @Operation(
            summary = "List the disputes behind a number",
            description =
                    "Exactly those that were counted, with how much each counted; what is listed adds up to the number. The answers of `getStatistics`"
                            + " link to it. By month, and in it in the order in which they were registered.")
    @PermissionsAllowed("listCountedDisputes")
    public Paged<CountedDispute> listCountedDisputes(
            @Valid @BeanParam Question question,
            @Valid @BeanParam StatisticsCell cell,
            @Valid @BeanParam Paging paging) {
        return cases.list(StatisticsQuery.of(question, null, indicators, caller), cell, paging);
    }
}
