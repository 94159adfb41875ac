package org.gridmediation.link;

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
import org.gridmediation.dispute.DisputeDetail;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Links",
        description =
                "What belongs together: duplicates, merged and related disputes, numbers of other systems, repeats.")
public class LinkResource {
    @Inject
    Disputes disputes;

    @Inject
    Links links;

    @GET
    @Path("{id}/links")
    @Operation(
            summary = "List a dispute's links",
            description = "As they stand now; what was undone is in the timeline.")
    @PermissionsAllowed("listLinks")
    public List<LinkDetail> listLinks(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return links.of(disputes.get(id), paging);
    }

    @POST
    @Path("{id}/links")
    @Idempotent
    @Operation(
            summary = "Link related disputes",
            description =
                    "Both ways, once; each goes on by itself and is counted. Send as `lin` for disputes of her grid.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,ALREADY_LINKED,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("linkDispute")
    public DisputeDetail linkDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "related",
                                                            value =
                                                                    "{\"disputeId\": \"00000000-0000-7000-8010-000000000001\"}")))
                    OtherDispute body) {
        return disputes.detail(links.relate(id, body));
    }

    @DELETE
    @Path("{id}/links/{otherId}")
    @Operation(summary = "Undo a link", description = "On both sides. If-Match is this dispute's. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RECUSAL_PENDING")
    @PermissionsAllowed("unlinkDispute")
    public DisputeDetail unlinkDispute(@RestPath UUID id, @RestPath UUID otherId) {
        return disputes.detail(links.unrelate(id, otherId));
    }

    @POST
    @Path("{id}/duplicate")
    @Idempotent
    @Operation(
            summary = "Mark a dispute as the duplicate of another",
            description =
                    "This one, while it is open, ends as DUPLICATE and is counted with the other, which must be counted itself and not be archived."
                            + " Without anything in common it takes a `reason`. Send as `lin` for disputes of her grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,MATTERS_OPEN,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("markDuplicate")
    public DisputeDetail markDuplicate(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "reported twice",
                                                            value =
                                                                    "{\"disputeId\": \"00000000-0000-7000-8010-000000000001\", \"reason\": \"同一事项由两户分别反映。\"}")))
                    OtherDispute body) {
        return disputes.detail(links.markDuplicate(id, body));
    }

    @DELETE
    @Path("{id}/duplicate")
    @Operation(
            summary = "Undo the marking as a duplicate",
            description =
                    "The dispute is again where it was before, with its mediator if still engaged, until the other is archived. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_SEPARABLE")
    @PermissionsAllowed("unmarkDuplicate")
    public DisputeDetail unmarkDuplicate(@RestPath UUID id) {
        return disputes.detail(
                links.separate(id, Action.UNMARK_DUPLICATE, LinkKind.DUPLICATE_OF, TimelineStep.UNMARKED_DUPLICATE));
    }

    @POST
    @Path("{id}/merges")
    @Idempotent
    @Operation(
            summary = "Merge another dispute into this one",
            description =
                    "Both are open and the caller's to act on. The other ends as MERGED and is counted with this one; its parties and sessions stay"
                            + " where they are. Without anything in common it takes a `reason`. If-Match is this dispute's. Send as `huang` for 中兴社区.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,MATTERS_OPEN,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("mergeDispute")
    public DisputeDetail mergeDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one matter",
                                                            value =
                                                                    "{\"disputeId\": \"00000000-0000-7000-8010-000000000002\", \"reason\": \"起因相同，一并调解。\"}")))
                    OtherDispute body) {
        return disputes.detail(links.merge(id, body));
    }

    @DELETE
    @Path("{id}/merge")
    @Operation(
            summary = "Undo a merge",
            description =
                    "Asked of the dispute that was merged into another: it is again where it was before, with its mediator if still engaged, until"
                            + " the other is archived. What the other did meanwhile stays. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_SEPARABLE")
    @PermissionsAllowed("unmergeDispute")
    public DisputeDetail unmergeDispute(@RestPath UUID id) {
        return disputes.detail(links.separate(id, Action.UNMERGE, LinkKind.MERGED_INTO, TimelineStep.UNMERGED));
    }
}
