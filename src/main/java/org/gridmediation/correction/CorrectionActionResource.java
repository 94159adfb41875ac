package org.gridmediation.correction;

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

/** By whoever keeps the record: acknowledgement, answer. By the flagger: closure, escalation. By the tier above: decision. */
@Path("/v1/corrections/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Corrections")
public class CorrectionActionResource {
    private static final String REFUSALS = "WRONG_STATE,CORRECTION_NOT_YOURS";

    @Inject
    Corrections corrections;

    @Inject
    CorrectionActions correctionActions;

    @POST
    @Path("acknowledgement")
    @Operation(
            summary = "Take note of a correction",
            description = "By whoever keeps the record; the time goes on. Send as `lin`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = CorrectionDetail.class, responseCode = "201")
    @PermissionsAllowed("acknowledgeCorrection")
    public CorrectionDetail acknowledgeCorrection(@RestPath UUID id) {
        return corrections.detail(correctionActions.acknowledge(id));
    }

    @POST
    @Path("answer")
    @Operation(
            summary = "Answer a correction",
            description =
                    "By whoever keeps the record or stands above them, and did not flag it; it is not rejected by a tier that leaves none to escalate it to. The record is corrected by its own operations before. Send as `lin`.")
    @Extension(name = "x-problems", value = REFUSALS + ",RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = CorrectionDetail.class, responseCode = "201")
    @PermissionsAllowed("answerCorrection")
    public CorrectionDetail answerCorrection(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "rejected",
                                                            value =
                                                                    "{\"result\": \"REJECTED\", \"text\": \"本月入户核对，户数无误。\"}")))
                    CorrectionAnswer body) {
        return corrections.detail(correctionActions.answer(id, body));
    }

    @POST
    @Path("closure")
    @Operation(
            summary = "Close a correction",
            description =
                    "By whoever flagged it: content with the answer, or it was no mistake. Send as `demo-platform`.")
    @Extension(name = "x-problems", value = REFUSALS)
    @ResponseStatus(201)
    @APIResponseSchema(value = CorrectionDetail.class, responseCode = "201")
    @PermissionsAllowed("closeCorrection")
    public CorrectionDetail closeCorrection(@RestPath UUID id) {
        return corrections.detail(correctionActions.close(id));
    }

    @POST
    @Path("escalation")
    @Operation(
            summary = "Escalate a correction to the tier above",
            description =
                    "By whoever flagged it, once: not content with the answer, or there was none in time. Send as `demo-platform`.")
    @Extension(name = "x-problems", value = REFUSALS + ",NO_FURTHER_TIER,RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = CorrectionDetail.class, responseCode = "201")
    @PermissionsAllowed("escalateCorrection")
    public CorrectionDetail escalateCorrection(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "still wrong",
                                                            value = "{\"reason\": \"与公安户籍数据仍不一致。\"}")))
                    CorrectionReason body) {
        return corrections.detail(correctionActions.escalate(id, body));
    }

    @POST
    @Path("decision")
    @Operation(
            summary = "Decide an escalated correction",
            description =
                    "By the tier that it was escalated to. Upheld, it comes back as a task of whoever keeps the record. Send as `huang`.")
    @Extension(name = "x-problems", value = REFUSALS + ",RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = CorrectionDetail.class, responseCode = "201")
    @PermissionsAllowed("decideCorrection")
    public CorrectionDetail decideCorrection(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "upheld",
                                                            value =
                                                                    "{\"result\": \"UPHELD\", \"reason\": \"请按户籍数据更正。\"}")))
                    CorrectionDecision body) {
        return corrections.detail(correctionActions.decide(id, body));
    }
}
