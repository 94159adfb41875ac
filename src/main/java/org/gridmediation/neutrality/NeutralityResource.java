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
import org.gridmediation.dispute.DisputeDetail;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Neutrality;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Neutrality", description = "Who may mediate a dispute: chosen, tied to a party, recused.")
public class NeutralityResource {
    @Inject
    Disputes disputes;

    @Inject
    Choices choices;

    @Inject
    Neutrality neutrality;

    @GET
    @Path("mediators")
    @Operation(
            summary = "List who mediates or mediated a dispute",
            description = "With what the parties said of each, and why ties to a party were accepted.")
    @PermissionsAllowed("listDisputeMediators")
    public List<MediatorOfDispute> listDisputeMediators(@RestPath UUID id) {
        return choices.mediators(disputes.get(id));
    }

    @POST
    @Path("conflict-checks")
    @Operation(
            summary = "See what ties a candidate to the parties",
            description =
                    "Before assigning: kinds of ties and party ids, no names. A mediator's own record as a resident must be known for most of them,"
                            + " see linkStaffResident. Send as `huang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("checkConflicts")
    public ConflictReport checkConflicts(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "lin",
                                                            value =
                                                                    "{\"mediatorId\": \"00000000-0000-7000-8001-000000000001\"}")))
                    NeutralityRequests.ConflictCheck body) {
        var dispute = disputes.get(id);
        var mediator = choices.mediator(body.mediatorId());
        return new ConflictReport(mediator.id, neutrality.ties(dispute, mediator, Days.now()));
    }

    @POST
    @Path("parties/{partyId}/choices")
    @Idempotent
    @Operation(
            summary = "Record whether a party takes a mediator",
            description =
                    "Parties choose or accept their mediator (人民调解法 art. 23). A resident answers for themselves. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,NO_MEDIATOR,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("recordChoice")
    public DisputeDetail recordChoice(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "accepted", value = "{\"accepts\": true}")))
                    NeutralityRequests.NewChoice body) {
        var dispute = disputes.change(id, Action.CHOOSE);
        choices.choose(dispute, partyId, body);
        return disputes.detail(dispute);
    }

    @POST
    @Path("parties/{partyId}/disclosures")
    @Idempotent
    @Operation(
            summary = "Disclose a tie between a mediator and a party",
            description =
                    "What no register shows. A RELATIVE is barred from then on; with any other tie the mediator goes on once assigned anew with a"
                            + " decision. Send as `lin` for a dispute of her grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("discloseTie")
    public DisputeDetail discloseTie(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "friend", value = """
                                                                    {"mediatorId": "00000000-0000-7000-8001-000000000001", "kind": "FRIEND_OR_FOE", "note": "与申请人是多年好友。"}""")))
                    NeutralityRequests.NewDisclosure body) {
        var dispute = disputes.change(id, Action.DISCLOSE);
        choices.disclose(dispute, partyId, body);
        return disputes.detail(dispute);
    }
}
