package org.gridmediation.transfer;

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
@Idempotent
@Tag(name = "Transfers", description = "From one organization to another: up, down, sideways, or to a body outside.")
public class TransferResource {
    @Inject
    Disputes disputes;

    @Inject
    Transfers transfers;

    @GET
    @Path("{id}/transfers")
    @Operation(
            summary = "List a dispute's transfers",
            description = "In order, with what became of each. Reading them is journalled.")
    @PermissionsAllowed("listTransfers")
    public List<TransferDetail> listTransfers(@RestPath UUID id) {
        return transfers.of(disputes.get(id));
    }

    @POST
    @Path("{id}/transfers")
    @Operation(
            summary = "Hand a dispute on",
            description =
                    "To another organization, which accepts or declines; meanwhile nobody else acts. The sender goes on reading it. Send as `huang` for a dispute that 中兴社区 holds.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = TransferDetail.class, responseCode = "201")
    @PermissionsAllowed("transferDispute")
    public TransferDetail transferDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "to the subdistrict", value = """
                                                    {"receiverId": "00000000-0000-7000-8000-000440103009", "reason": "COMPLEX", "note": "双方分歧较大，需街道法律顾问参与。"}""")))
                    NewTransfer body) {
        return transfers.offer(disputes.change(id, Action.TRANSFER), body);
    }

    @POST
    @Path("{id}/transfers/{transferId}/acceptance")
    @Operation(
            summary = "Accept a transfer",
            description =
                    "By the receiver, who then holds the dispute; of a transfer to a body outside by the sender, who was told: the dispute is then REFERRED. Send as `he`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_RECEIVER")
    @ResponseStatus(201)
    @APIResponseSchema(value = TransferDetail.class, responseCode = "201")
    @PermissionsAllowed("acceptTransfer")
    public TransferDetail acceptTransfer(@RestPath UUID id, @RestPath UUID transferId) {
        return transfers.accept(disputes.change(id, Action.ACCEPT_TRANSFER), transferId);
    }

    @POST
    @Path("{id}/transfers/{transferId}/refusal")
    @Operation(
            summary = "Decline a transfer",
            description = "With a reason, which the sender sees; the dispute comes back as it was. Send as `he`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_RECEIVER")
    @ResponseStatus(201)
    @APIResponseSchema(value = TransferDetail.class, responseCode = "201")
    @PermissionsAllowed("declineTransfer")
    public TransferDetail declineTransfer(
            @RestPath UUID id,
            @RestPath UUID transferId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "not competent", value = """
                                                    {"reason": "该事项社区调委会可以继续调解。"}""")))
                    NewTransfer.Reason body) {
        return transfers.decline(disputes.change(id, Action.DECLINE_TRANSFER), transferId, body.reason());
    }

    @POST
    @Path("{id}/transfers/{transferId}/withdrawal")
    @Operation(
            summary = "Take a transfer back",
            description = "By the sender, while it is not answered. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER")
    @ResponseStatus(201)
    @APIResponseSchema(value = TransferDetail.class, responseCode = "201")
    @PermissionsAllowed("withdrawTransfer")
    public TransferDetail withdrawTransfer(@RestPath UUID id, @RestPath UUID transferId) {
        return transfers.withdraw(disputes.change(id, Action.WITHDRAW_TRANSFER), transferId);
    }
}
