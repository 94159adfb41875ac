package org.gridmediation.party;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.gridmediation.dispute.NewParty;
import org.gridmediation.dispute.PartyChange;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes/{id}/parties")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Parties", description = "Who is in dispute, who speaks for them, what they were told and what they want.")
public class PartyResource {
    @Inject
    Disputes disputes;

    @Inject
    PartyRecords records;

    @Inject
    PartyActions partyActions;

    @GET
    @Path("{partyId}")
    @Operation(
            summary = "Read a party",
            description =
                    "With its answers, representatives, notices, contacts, statements and attendance. The ETag is the dispute's. Reading it is"
                            + " journalled.")
    @PermissionsAllowed("getParty")
    public PartyRecord getParty(@RestPath UUID id, @RestPath UUID partyId) {
        var dispute = disputes.get(id);
        return records.of(dispute, records.party(dispute, partyId));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Add a party",
            description = "While the dispute is open. Send as `lin` for a dispute of her grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,CONFLICT,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = PartyRecord.class, responseCode = "201")
    @PermissionsAllowed("addParty")
    public PartyRecord addParty(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "third party", value = """
                                                                {"role": "THIRD_PARTY", "kind": "ORGANIZATION", "name": "示例物业服务有限公司", "phone": "020-81234567",
                                                                 "organization": {"creditCode": "91350100M000100Y43", "representativeName": "示例经理", "representativePosition": "经理"}}"""),
                                                @ExampleObject(name = "neighbour", value = """
                                                                {"role": "RESPONDENT", "kind": "PERSON", "name": "示例丙", "phone": "19900000016", "consented": true,
                                                                 "particulars": {"sex": "FEMALE", "occupation": "教师", "workplace": "示例小学", "address": "荔湾区彩虹街道示范路2号301房"}}""")
                                            }))
                    NewParty body) {
        var dispute = disputes.change(id, Action.ADD_PARTY);
        return records.of(dispute, partyActions.add(dispute, body));
    }

    @PUT
    @Path("{partyId}")
    @Operation(
            summary = "Put a party right",
            description =
                    "What is left out stays. Who is somebody else by it (another name, identity document or credit code) or stands on another side answers"
                            + " and is told of its rights anew, a draft lapses, and once it was heard it stays who it is (PARTY_HEARD). A consent that turns out to be a minor's own no longer counts. If-Match is the dispute's. Send as `lin`"
                            + " for a dispute of her grid.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,RECUSAL_PENDING")
    @PermissionsAllowed("changeParty")
    public PartyRecord changeParty(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "phone", value = """
                                                                    {"role": "APPLICANT", "name": "示例甲", "phone": "19900000017"}""")))
                    PartyChange body) {
        var dispute = disputes.change(id, Action.CHANGE_PARTY);
        return records.of(dispute, partyActions.change(dispute, partyId, body));
    }

    @DELETE
    @Path("{partyId}")
    @Operation(
            summary = "Strike out a party that was named by mistake",
            description = "Before it has answered; the timeline keeps it. If-Match is the dispute's.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,PARTY_HAS_ANSWERED,LAST_PARTY,RECUSAL_PENDING")
    @PermissionsAllowed("removeParty")
    public DisputeDetail removeParty(@RestPath UUID id, @RestPath UUID partyId) {
        var dispute = disputes.change(id, Action.REMOVE_PARTY);
        partyActions.remove(dispute, partyId);
        return disputes.detail(dispute);
    }

    @DELETE
    @Path("{partyId}/representatives/{representativeId}")
    @Operation(
            summary = "End a representation",
            description =
                    "The power of attorney was revoked or has lapsed; it stays in the record. If-Match is the dispute's.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RECUSAL_PENDING")
    @PermissionsAllowed("endRepresentative")
    public PartyRecord endRepresentative(@RestPath UUID id, @RestPath UUID partyId, @RestPath UUID representativeId) {
        var dispute = disputes.change(id, Action.END_REPRESENTATIVE);
        return records.of(dispute, partyActions.endRepresentation(dispute, partyId, representativeId));
    }

    @POST
    @Path("{partyId}/reveal")
    @Operation(
            summary = "See a party's full values",
            description =
                    "Needs a purpose, which is journalled with who, when and for which dispute. Send as `lin` for a dispute of her grid.")
    @Extension(name = "x-problems", value = "NOT_THE_HOLDER,WRONG_STATE")
    @PermissionsAllowed("revealParty")
    public PartyReveal.RevealedParty revealParty(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "phone", value = """
                                                                    {"purpose": "通知当事人到社区参加调解", "fields": ["PHONE"]}""")))
                    PartyReveal body) {
        var dispute = disputes.get(id);
        disputes.must(dispute, Action.REVEAL_PARTY);
        return records.reveal(records.party(dispute, partyId), body);
    }
}
