package org.gridmediation.escalation;

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

@Path("/v1/disputes/{id}/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Escalations", description = "Dangers that a dispute becomes a matter of public order or a crime.")
public class EscalationResource {
    @Inject
    Disputes disputes;

    @Inject
    Escalations escalations;

    @GET
    @Operation(summary = "List a dispute's escalations", description = "In the order in which they were noted.")
    @PermissionsAllowed("listEscalations")
    public List<EscalationDetail> listEscalations(@RestPath UUID id) {
        return escalations.all(disputes.get(id)).stream()
                .map(EscalationDetail::new)
                .toList();
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Note a danger of escalation",
            description =
                    "By whoever sees it. It is to be reported to the police or another department at once (人民调解法 art. 25). Until then no"
                            + " session, outcome, signature or settlement is recorded; a party may still refuse or withdraw. Afterwards the case goes on. If-Match is the dispute's. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = EscalationDetail.class, responseCode = "201")
    @PermissionsAllowed("noteEscalation")
    public EscalationDetail noteEscalation(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "threats", value = """
                                                                    {"risk": "PUBLIC_SECURITY", "description": "一方扬言动手。"}""")))
                    NewEscalation body) {
        return escalations.notice(disputes.change(id, Action.NOTE_ESCALATION), body);
    }

    @POST
    @Idempotent
    @Path("{escalationId}/report")
    @Operation(summary = "Record the report of an escalation", description = "To whom, when. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NO_ESCALATION")
    @ResponseStatus(201)
    @APIResponseSchema(value = EscalationDetail.class, responseCode = "201")
    @PermissionsAllowed("reportEscalation")
    public EscalationDetail reportEscalation(
            @RestPath UUID id,
            @RestPath UUID escalationId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "police", value = """
                                                                    {"to": "示例派出所", "number": "示例-0001"}""")))
                    EscalationReport body) {
        return escalations.report(disputes.change(id, Action.REPORT_ESCALATION), escalationId, body);
    }

    @POST
    @Idempotent
    @Path("{escalationId}/resolution")
    @Operation(summary = "Record how an escalation was averted", description = "After its report. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,NO_ESCALATION")
    @ResponseStatus(201)
    @APIResponseSchema(value = EscalationDetail.class, responseCode = "201")
    @PermissionsAllowed("resolveEscalation")
    public EscalationDetail resolveEscalation(
            @RestPath UUID id,
            @RestPath UUID escalationId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "calm", value = """
                                                                    {"note": "民警到场劝导，双方冷静。"}""")))
                    EscalationResolution body) {
        return escalations.resolve(disputes.change(id, Action.RESOLVE_ESCALATION), escalationId, body);
    }
}
