package org.gridmediation.neutrality;

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

@Path("/v1/disputes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Neutrality")
public class RecusalResource {
    @Inject
    Disputes disputes;

    @Inject
    Recusals recusals;

    @GET
    @Path("recusals")
    @Operation(summary = "List recusals", description = "Asked for and decided, in order.")
    @PermissionsAllowed("listRecusals")
    public List<RecusalDetail> listRecusals(@RestPath UUID id) {
        return recusals.of(disputes.get(id));
    }

    @POST
    @Path("recusals")
    @Idempotent
    @Operation(
            summary = "Ask for a mediator's recusal",
            description =
                    "By the mediator, or by a party, also through its own account. Send as `lin` for a dispute that she mediates.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,NO_MEDIATOR,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = RecusalDetail.class, responseCode = "201")
    @PermissionsAllowed("askRecusal")
    public RecusalDetail askRecusal(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "by the mediator", value = """
                                                                    {"reason": "与被申请人有多年合作关系，不宜调解。"}""")))
                    NeutralityRequests.NewRecusal body) {
        return recusals.ask(disputes.change(id, Action.ASK_RECUSAL), body);
    }

    @POST
    @Path("recusals/{recusalId}/decision")
    @Idempotent
    @Operation(
            summary = "Decide about a recusal",
            description =
                    "By the committee that holds the dispute. Who is recused is taken off and never assigned to it again; without the one who leads,"
                            + " the committee assigns anew. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RECUSAL_CLOSED")
    @ResponseStatus(201)
    @APIResponseSchema(value = RecusalDetail.class, responseCode = "201")
    @PermissionsAllowed("decideRecusal")
    public RecusalDetail decideRecusal(
            @RestPath UUID id,
            @RestPath UUID recusalId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "granted", value = """
                                                                    {"granted": true, "explanation": "情况属实，另行指派。"}""")))
                    NeutralityRequests.RecusalDecision body) {
        return recusals.decide(disputes.change(id, Action.DECIDE_RECUSAL), recusalId, body);
    }
}
