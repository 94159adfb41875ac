package org.gridmediation.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Reports",
        description =
                "每月上报: what communities and subdistricts report of each month, drafted from the data, zero reports included.")
public class ReportResource {
    @Inject
    Reports reports;

    @Inject
    ReportList list;

    @Inject
    ReportCycle reportCycle;

    @GET
    @Operation(
            summary = "List reports, the latest month first",
            description = "Of the caller's area and below; drafted by the system on the due day.")
    @PermissionsAllowed("listReports")
    public Paged<ReportSummary> listReports(@Valid @BeanParam ReportFilter wanted, @Valid @BeanParam Paging paging) {
        return list.list(wanted, paging);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Draft a report before its due day",
            description = "By the area itself, of a month that is over. Send as `huang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,REPORT_EXISTS,NOT_THE_REPORTING_TIER")
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("createReport")
    public ReportDetail createReport(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "community",
                                                            value =
                                                                    "{\"area\": \"440103009106\", \"period\": \"2026-01\"}")))
                    NewReport body) {
        return reports.detail(reportCycle.create(body));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read a report",
            description = "How far it is, its editions, and what the caller may do. Its numbers: `getReturn`.")
    @PermissionsAllowed("getReport")
    public ReportDetail getReport(@RestPath UUID id) {
        return reports.detail(reports.get(id));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "State what nobody counts",
            description = "Screenings, prevented disputes and a remark; by the area itself. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_REPORTING_TIER")
    @PermissionsAllowed("changeReport")
    public ReportDetail changeReport(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "screened",
                                                            value =
                                                                    "{\"screenings\": 4, \"disputesPrevented\": 2, \"remark\": \"本月开展排查四次。\"}")))
                    ReportChange body) {
        return reports.detail(reportCycle.change(id, body));
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "Read what happened to a report", description = "In order, with who did it and why.")
    @PermissionsAllowed("getReportTimeline")
    public List<ReportTimelineItem> getReportTimeline(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return reports.timeline(reports.get(id), paging);
    }
}
