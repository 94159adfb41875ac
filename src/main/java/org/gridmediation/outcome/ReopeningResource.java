package org.gridmediation.outcome;

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
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.DisputeDetail;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Disputes")
public class ReopeningResource {
    @Inject
    Disputes disputes;

    @Inject
    Reopenings reopenings;

    @POST
    @Idempotent
    @Path("{id}/reopening")
    @Operation(
            summary = "Reopen a dispute",
            description =
                    "Within 30 days of its end, with the same case number; the outcome is kept as history and a mediator is assigned anew. A refusal stands"
                            + " until the party who refused consents again (人民调解法 art. 17), and a court's confirmation until a court sets the agreement aside. Send as `huang`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,REOPENING_TOO_LATE,CONFIRMATION_PENDING,CONFIRMED_BY_COURT,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("reopenDispute")
    public DisputeDetail reopenDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "again", value = """
                                                                    {"reason": "双方再次要求调解。"}""")))
                    NewReopening body) {
        var dispute = disputes.change(id, Action.REOPEN);
        reopenings.reopen(dispute, body);
        return disputes.detail(dispute);
    }
}
