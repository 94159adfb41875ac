package org.gridmediation.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** By the area itself: recount, review, submission, correction. By the next tier: return, acceptance, lock. */
@Path("/v1/reports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Reports")
public class ReportActionResource {
    private static final String REFUSALS = "WRONG_STATE,NOT_THE_REPORTING_TIER";

    @Inject
    Reports reports;

    @Inject
    ReportCycle reportCycle;

    @POST
    @Path("recount")
    @Operation(
            summary = "Count a report again",
            description = "As things are known now; until it is submitted, and when it came back. Send as `huang`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("recountReport")
    public ReportDetail recountReport(@RestPath UUID id) {
        return reports.detail(reportCycle.recount(id));
    }

    @POST
    @Path("review")
    @Operation(summary = "Review a report", description = "By the area itself. Send as `huang`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("reviewReport")
    public ReportDetail reviewReport(@RestPath UUID id) {
        return reports.detail(reports.act(id, ReportAction.REVIEW, null));
    }

    @POST
    @Path("submission")
    @Operation(
            summary = "Submit a report to the next tier",
            description =
                    "A community's to its subdistrict, a subdistrict's to its district; only when its control equations hold. Send as `huang`.")
    @Extension(name = "x-problems", value = REFUSALS + ",CONTROLS_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("submitReport")
    public ReportDetail submitReport(@RestPath UUID id) {
        return reports.detail(reports.act(id, ReportAction.SUBMIT, null));
    }

    @POST
    @Path("return")
    @Operation(summary = "Send a report back", description = "By the next tier, with a reason. Send as `he`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("returnReport")
    public ReportDetail returnReport(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "screenings missing",
                                                            value = "{\"reason\": \"请补报排查次数。\"}")))
                    ReportReason body) {
        return reports.detail(reportCycle.giveBack(id, body));
    }

    @POST
    @Path("acceptance")
    @Operation(summary = "Accept a report", description = "By the next tier. Send as `he`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("acceptReport")
    public ReportDetail acceptReport(@RestPath UUID id) {
        return reports.detail(reports.act(id, ReportAction.ACCEPT, null));
    }

    @POST
    @Path("lock")
    @Operation(
            summary = "Lock an accepted report",
            description = "By the next tier. Its return is the same bytes from now on. Send as `he`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("lockReport")
    public ReportDetail lockReport(@RestPath UUID id) {
        return reports.detail(reportCycle.lock(id));
    }

    @POST
    @Path("correction")
    @Operation(
            summary = "Begin a new edition of a locked report",
            description =
                    "By the area itself, with a reason; counted as things are known now. The locked one stays. Send as `huang`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = ReportDetail.class, responseCode = "201")
    @PermissionsAllowed("correctReport")
    public ReportDetail correctReport(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "set aside",
                                                            value = "{\"reason\": \"一件协议被撤销。\"}")))
                    ReportReason body) {
        return reports.detail(reportCycle.correct(id, body));
    }
}
