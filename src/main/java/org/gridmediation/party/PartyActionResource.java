package org.gridmediation.party;

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

@Path("/v1/disputes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Parties")
public class PartyActionResource {
    @Inject
    Disputes disputes;

    @Inject
    PartyRecords records;

    @Inject
    PartyActions partyActions;

    @POST
    @Path("parties/{partyId}/representatives")
    @Operation(
            summary = "Name an agent or guardian",
            description =
                    "An agent with the powers that the party gave, a lawyer with the licence's number; a guardian of a minor. Send as `lin` for a"
                            + " dispute of her grid.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = PartyRecord.class, responseCode = "201")
    @PermissionsAllowed("addRepresentative")
    public PartyRecord addRepresentative(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "lawyer", value = """
                                                                    {"kind": "AGENT", "name": "示例律师", "profession": "LAWYER", "licence": "14401202010000000",
                                                                     "powers": ["EVIDENCE", "ATTEND_AND_SIGN"], "validFrom": "2026-03-01", "validUntil": "2027-02-28"}""")))
                    NewRepresentative body) {
        var dispute = disputes.change(id, Action.ADD_REPRESENTATIVE);
        return records.of(dispute, partyActions.represent(dispute, partyId, body));
    }

    @POST
    @Path("parties/{partyId}/notices")
    @Operation(
            summary = "Record a notice given",
            description =
                    "Of rights and duties (人民调解法 art. 23, 24) or of what is done with personal data, in which version of the text. Send as `lin`"
                            + " for a dispute of her grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = PartyRecord.class, responseCode = "201")
    @PermissionsAllowed("giveNotice")
    public PartyRecord giveNotice(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "rights", value = """
                                                                    {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "method": "IN_PERSON",
                                                                     "acknowledged": true}""")))
                    NewNotice body) {
        var dispute = disputes.change(id, Action.GIVE_NOTICE);
        return records.of(dispute, partyActions.notify(dispute, partyId, body));
    }

    @POST
    @Path("parties/{partyId}/contacts")
    @Operation(
            summary = "Record an attempt to reach a party",
            description = "When, how, and what came of it. Send as `lin` for a dispute of her grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = PartyRecord.class, responseCode = "201")
    @PermissionsAllowed("recordContact")
    public PartyRecord recordContact(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "call", value = """
                                                                    {"method": "PHONE", "result": "NOT_REACHED", "note": "无人接听"}""")))
                    NewContact body) {
        var dispute = disputes.change(id, Action.RECORD_CONTACT);
        return records.of(dispute, partyActions.contact(dispute, partyId, body));
    }

    @POST
    @Path("withdrawal")
    @Operation(
            summary = "Take an application back",
            description =
                    "By an applicant, also through their own account; mediation ends at once, without an outcome. Send as `lin` for a dispute of her"
                            + " grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,NO_APPLICANT,RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("withdrawDispute")
    public DisputeDetail withdrawDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "settled", value = """
                                                                    {"reason": "SETTLED_PRIVATELY", "explanation": "双方已自行和解。", "toldOfOtherRoutes": true}""")))
                    NewWithdrawal body) {
        var dispute = disputes.change(id, Action.WITHDRAW);
        partyActions.withdraw(dispute, body);
        return disputes.detail(dispute);
    }
}
