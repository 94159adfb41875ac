package org.gridmediation.dispute;

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
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Disputes")
public class MediationResource {
    @Inject
    Disputes disputes;

    @Inject
    Mediation mediation;

    @Inject
    Assignments assignments;

    @POST
    @Path("{id}/acceptance")
    @Operation(
            summary = "Accept a dispute",
            description =
                    "For a committee whose area covers it; the dispute gets its gap-free case number. Send as `huang` for 中兴社区.")
    @Extension(name = "x-problems", value = "NOT_THE_HOLDER,CONSENT_MISSING,WRONG_STATE,RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("acceptDispute")
    public DisputeDetail acceptDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "acceptance",
                                                            value =
                                                                    "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")))
                    ActionRequests.Acceptance body) {
        var dispute = disputes.change(id, Action.ACCEPT);
        mediation.accept(dispute, body.committeeId());
        return disputes.detail(dispute);
    }

    @POST
    @Path("{id}/non-acceptance")
    @Operation(
            summary = "Decline a dispute",
            description = "For one of the law's reasons (人民调解工作若干规定). Send as `huang`.")
    @Extension(name = "x-problems", value = "NOT_THE_HOLDER,WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("declineDispute")
    public DisputeDetail declineDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "in court", value = """
                                                                    {"reason": "ALREADY_BEFORE_OTHER_ORGAN", "explanation": "法院已受理同一纠纷。"}""")))
                    ActionRequests.Decline body) {
        var dispute = disputes.change(id, Action.DECLINE);
        mediation.decline(dispute, body);
        return disputes.detail(dispute);
    }

    @POST
    @Path("{id}/assignments")
    @Operation(
            summary = "Assign a mediator",
            description =
                    "Designated by the committee or chosen by the parties (人民调解法 art. 19); ends the assignments before. Ties to a party bar the mediator"
                            + " or need `conflictDecision`; `errors` names their kinds. After an agreement: whoever varies it. Send as `huang`.")
    @Extension(
            name = "x-problems",
            value =
                    "NOT_THE_HOLDER,WRONG_STATE,RULE_BROKEN,NOT_ENGAGED,MEDIATOR_BARRED,CONFLICT_OF_INTEREST,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("assignMediator")
    public DisputeDetail assignMediator(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "lin", value = """
                                                                    {"mediatorId": "00000000-0000-7000-8001-000000000001", "mode": "DESIGNATED"}""")))
                    ActionRequests.NewAssignment body) {
        var dispute = disputes.change(id, Action.ASSIGN);
        assignments.assign(dispute, body);
        return disputes.detail(dispute);
    }

    @POST
    @Path("{id}/parties/{partyId}/consent")
    @Operation(
            summary = "Record a party's consent or refusal",
            description =
                    "Without every party's consent there is no mediation; a refusal ends it and nobody can override it. A resident answers for themselves."
                            + " Each answer is kept. Send as `lin` for a dispute of her grid.")
    @Extension(name = "x-problems", value = "NOT_THE_HOLDER,WRONG_STATE,RULE_BROKEN,OPPONENT_MISSING")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("recordConsent")
    public DisputeDetail recordConsent(
            @RestPath UUID id,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "yes", value = "{\"agrees\": true}")))
                    ActionRequests.Consent body) {
        var dispute = disputes.change(id, Action.CONSENT);
        mediation.consent(dispute, partyId, body);
        return disputes.detail(dispute);
    }
}
