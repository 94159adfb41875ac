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
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/outcomes/{id}/confirmation")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Outcomes")
public class ConfirmationResource {
    @Inject
    Outcomes outcomes;

    @Inject
    Confirmations confirmations;

    @POST
    @Operation(
            summary = "Record a joint application for judicial confirmation",
            description =
                    "By all parties together, within 30 days of the agreement's effect (人民调解法 art. 33). `allowedActions` goes on listing it after those"
                            + " days, because an application that was filed in time can be recorded late with its `filedOn`. If-Match is the outcome's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,CONFIRMATION_PENDING,VARIATION_PENDING,CONFIRMATION_CLOSED,OPPONENT_MISSING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("applyForConfirmation")
    public OutcomeDetail applyForConfirmation(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "application", value = """
                                                                    {"court": "示例区人民法院", "applicants": [1, 2]}""")))
                    NewConfirmation body) {
        return confirmations.apply(outcomes.change(id, Action.APPLY_FOR_CONFIRMATION), body);
    }

    @POST
    @Path("result")
    @Operation(
            summary = "Record what became of the application",
            description = "Confirmed, rejected or withdrawn. If-Match is the outcome's. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,CONFIRMATION_CLOSED")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("recordConfirmationResult")
    public OutcomeDetail recordConfirmationResult(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "confirmed", value = """
                                                                    {"result": "CONFIRMED", "rulingNumber": "示例民特1号"}""")))
                    ConfirmationResult body) {
        return confirmations.decide(outcomes.change(id, Action.RECORD_CONFIRMATION), body);
    }
}
