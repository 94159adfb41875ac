package org.gridmediation.outcome;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Disputes")
public class RouteNoticeResource {
    @Inject
    Disputes disputes;

    @Inject
    RouteNotices routeNotices;

    @GET
    @Path("{id}/route-notices")
    @Operation(
            summary = "List the notices of other routes",
            description = "Who was told of arbitration, administrative and court routes, when and by whom.")
    @PermissionsAllowed("listRouteNotices")
    public List<RouteNoticeDetail> listRouteNotices(@RestPath UUID id) {
        return routeNotices.of(disputes.get(id).key());
    }

    @POST
    @Idempotent
    @Path("{id}/route-notices")
    @Operation(
            summary = "Record that parties were told of the other routes",
            description =
                    "After any end, and after a breach (人民调解法 art. 26, 32). If-Match is the dispute's. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = RouteNoticeDetail.class, responseCode = "201")
    @PermissionsAllowed("tellRoutes")
    public RouteNoticeDetail tellRoutes(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "court", value = """
                                                                    {"routes": ["ARBITRATION", "COURT"], "parties": [1]}""")))
                    NewRouteNotice body) {
        return routeNotices.tell(disputes.change(id, Action.TELL_ROUTES), body);
    }
}
