package org.gridmediation.deadline;

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
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Deadlines")
public class DeadlineResource {
    @Inject
    Disputes disputes;

    @Inject
    Clocks clocks;

    @Inject
    Extensions extensions;

    @Inject
    Supervisions supervisions;

    @GET
    @Path("deadlines")
    @Operation(
            summary = "List a dispute's deadlines",
            description =
                    "Running, paused and over, each with the log from which its due time follows; for a resident those that concern the parties.")
    @PermissionsAllowed("listDeadlines")
    public List<DeadlineItem> listDeadlines(@RestPath UUID id) {
        return clocks.list(disputes.get(id));
    }

    @GET
    @Path("extensions")
    @Operation(
            summary = "List a dispute's extensions",
            description = "Each with every party's consent. Reading them is journalled.")
    @PermissionsAllowed("listExtensions")
    public List<ExtensionDetail> listExtensions(@RestPath UUID id) {
        return extensions.list(disputes.get(id));
    }

    @POST
    @Idempotent
    @Path("extensions")
    @Operation(
            summary = "Extend the mediation",
            description =
                    "By any number of days, with the recorded consent of every party and no other way. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_HOLDER,OPPONENT_MISSING,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("extendMediation")
    public DisputeDetail extendMediation(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "ten days", value = """
                                                                    {"days": 10, "reason": "等待房屋安全鉴定结果。", "consents": [
                                                                      {"party": 1},
                                                                      {"party": 2}]}""")))
                    NewExtension body) {
        var dispute = disputes.change(id, Action.EXTEND);
        extensions.extend(dispute, body);
        return disputes.detail(dispute);
    }

    @GET
    @Path("supervisions")
    @Operation(
            summary = "List a dispute's supervisions",
            description = "督办: what was demanded from above, and what was answered.")
    @PermissionsAllowed("listSupervisions")
    public List<SupervisionDetail> listSupervisions(@RestPath UUID id) {
        return supervisions.list(disputes.get(id));
    }

    @POST
    @Idempotent
    @Path("supervisions")
    @Operation(
            summary = "Urge whoever should act on a dispute",
            description =
                    "督办, by a tier above the one where it stands. It takes nothing out of the holder's hands: committees have no hierarchy. Send as `he`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NOT_A_SUPERIOR,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("superviseDispute")
    public DisputeDetail superviseDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "demand",
                                                            value = "{\"demand\": \"请于两个工作日内上门走访双方并回复。\"}")))
                    NewSupervision body) {
        var dispute = disputes.change(id, Action.SUPERVISE);
        supervisions.supervise(dispute, body);
        return disputes.detail(dispute);
    }

    @POST
    @Idempotent
    @Path("supervisions/{supervisionId}/answer")
    @Operation(
            summary = "Answer a supervision",
            description = "By whoever should have acted. If-Match is the dispute's. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("answerSupervision")
    public DisputeDetail answerSupervision(
            @RestPath UUID id,
            @RestPath UUID supervisionId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "answer",
                                                            value = "{\"answer\": \"已于今日上门，双方同意周五调解。\"}")))
                    NewSupervision.Answer body) {
        var dispute = disputes.seen(id);
        supervisions.answer(dispute, supervisionId, body);
        return disputes.detail(dispute);
    }
}
