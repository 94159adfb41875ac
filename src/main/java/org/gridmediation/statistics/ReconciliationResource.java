package org.gridmediation.statistics;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
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

@Path("/v1/statistics/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Statistics")
public class ReconciliationResource {
    @Inject
    RecountJob recountJob;

    @POST
    @Idempotent
    @Operation(
            summary = "Count an area again from its records",
            description =
                    "Recounts every dispute of an area, a district or smaller, and compares with what was counted as things happened, and with the"
                            + " sums of every area in it. Changes nothing. The answer is the job, or the one that already waits for the same area. A server works on one at a time. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @ResponseStatus(202)
    @APIResponseSchema(value = ReconciliationDetail.class, responseCode = "202")
    @PermissionsAllowed("reconcileStatistics")
    public ReconciliationDetail reconcileStatistics(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "subdistrict",
                                                            value = "{\"area\": \"440103009\"}")))
                    NewReconciliation body) {
        return recountJob.create(body.area());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read what a recount found", description = "Or how far it is.")
    @PermissionsAllowed("getReconciliation")
    public ReconciliationDetail getReconciliation(@RestPath UUID id) {
        return recountJob.get(id);
    }
}
