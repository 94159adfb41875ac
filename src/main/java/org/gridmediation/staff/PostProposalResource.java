package org.gridmediation.staff;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/post-proposals")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Access")
public class PostProposalResource {
    @Inject
    Appointments appointments;

    @GET
    @Operation(
            summary = "List proposed posts",
            description =
                    "Posts of staff and clients that a second administrator approves, and what became of them; newest first. createPost, createClient and imports of staff propose them.")
    @PermissionsAllowed("listPostProposals")
    public Paged<PostProposalDetail> listPostProposals(
            @RestQuery @Parameter(description = "Only those in this state.") PostProposalState state,
            @Valid @BeanParam Paging paging) {
        return appointments.list(state, paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a proposed post")
    @PermissionsAllowed("getPostProposal")
    public PostProposalDetail getPostProposal(@RestPath UUID id) {
        return appointments.detail(appointments.get(id));
    }

    @POST
    @Path("{id}/approval")
    @Idempotent
    @Operation(
            summary = "Approve a proposed post",
            description =
                    "An administrator who neither proposed the post nor would hold it approves it. The post keeps the id and counts at the holder's next request, with the same token.")
    @Extension(name = "x-problems", value = "WRONG_STATE,AREA_RETIRED,SECOND_PERSON_NEEDED")
    @ResponseStatus(201)
    @APIResponseSchema(value = PostProposalDetail.class, responseCode = "201")
    @PermissionsAllowed("approvePost")
    public PostProposalDetail approvePost(@RestPath UUID id) {
        return appointments.approve(id);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Withdraw or refuse a proposed post",
            description =
                    "It is WITHDRAWN by the administrator who proposed it, and REFUSED by any other. It stays in the list.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @PermissionsAllowed("endPostProposal")
    public PostProposalDetail endPostProposal(@RestPath UUID id) {
        return appointments.end(id);
    }
}
