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
import org.gridmediation.dispute.DisputeDetail;
import org.gridmediation.dispute.DisputeSummary;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Links")
public class ReferenceResource {
    @Inject
    Disputes disputes;

    @Inject
    References references;

    @GET
    @Path("{id}/references")
    @Operation(
            summary = "List a dispute's numbers in other systems",
            description = "12345, the court's platform, 综治, police and others. Reading them is journalled.")
    @PermissionsAllowed("listReferences")
    public List<ReferenceDetail> listReferences(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return references.of(disputes.get(id), paging);
    }

    @POST
    @Path("{id}/references")
    @Idempotent
    @Operation(
            summary = "Record a dispute's number in another system",
            description =
                    "A system's number belongs to one dispute of a district. If-Match is the dispute's. Send as `lin` for a dispute of her grid.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,REFERENCE_TAKEN,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = ReferenceDetail.class, responseCode = "201")
    @PermissionsAllowed("addReference")
    public ReferenceDetail addReference(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "hotline",
                                                            value =
                                                                    "{\"system\": \"HOTLINE_12345\", \"number\": \"GZ202603150001\"}")))
                    ExternalNumber body) {
        return references.add(id, body);
    }

    @DELETE
    @Path("{id}/references/{referenceId}")
    @Operation(
            summary = "Remove a number of another system",
            description = "Another dispute may then have it. If-Match is the dispute's. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RECUSAL_PENDING")
    @PermissionsAllowed("removeReference")
    public DisputeDetail removeReference(@RestPath UUID id, @RestPath UUID referenceId) {
        return disputes.detail(references.remove(id, referenceId));
    }

    @POST
    @Path("search-by-reference")
    @Operation(
            summary = "Find a dispute by its number in another system",
            description =
                    "Among those that the caller sees; in the body, so that no number stands in an address or a log. Send as `lin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("searchByReference")
    public List<DisputeSummary> searchByReference(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "hotline",
                                                            value =
                                                                    "{\"system\": \"HOTLINE_12345\", \"number\": \"GZ202603150001\"}")))
                    ExternalNumber body) {
        return references.find(body);
    }
}
