package org.gridmediation.coordination;

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

@Path("/v1/disputes/{id}/coordinations")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Disputes")
public class CoordinationResource {
    @Inject
    Disputes disputes;

    @Inject
    Coordinations coordinations;

    @GET
    @Operation(
            summary = "List a dispute's requests to departments",
            description = "In order, each with its progress. Reading them is journalled.")
    @PermissionsAllowed("listCoordinations")
    public List<CoordinationDetail> listCoordinations(@RestPath UUID id) {
        return coordinations.list(disputes.get(id));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Ask a department for help",
            description =
                    "网格吹哨、部门报到: by the mediator or whoever holds the dispute. If-Match is the dispute's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = CoordinationDetail.class, responseCode = "201")
    @PermissionsAllowed("requestCoordination")
    public CoordinationDetail requestCoordination(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "light", value = """
                                                                    {"leadId": "00000000-0000-7007-8000-000440103009", "joiningIds": ["00000000-0000-7002-8000-000440103009"],
                                                                     "asked": "协调业主将浴室常亮灯更换为感应灯。", "dueAt": "2036-03-20T18:00:00+08:00"}""")))
                    NewCoordination body) {
        return coordinations.request(disputes.change(id, Action.REQUEST_COORDINATION), body);
    }

    @POST
    @Path("{coordinationId}/progress")
    @Idempotent
    @Operation(
            summary = "Record what a department did",
            description =
                    "By the department in a post of its own, or on its behalf by those who work on the dispute. If-Match is the dispute's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,COORDINATION_NOT_OPEN,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = CoordinationDetail.class, responseCode = "201")
    @PermissionsAllowed("recordProgress")
    public CoordinationDetail recordProgress(
            @RestPath UUID id,
            @RestPath UUID coordinationId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "remedy", value = """
                                                                    {"text": "感应灯已安装并现场测试。", "done": true}""")))
                    NewProgress body) {
        var dispute = disputes.seen(id);
        return coordinations.progress(dispute, coordinations.get(dispute, coordinationId), body);
    }

    @POST
    @Path("{coordinationId}/feedback")
    @Idempotent
    @Operation(
            summary = "Record that the applicant was told",
            description = "跟踪进度，及时反馈: after the remedy. If-Match is the dispute's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,COORDINATION_NOT_OPEN,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = CoordinationDetail.class, responseCode = "201")
    @PermissionsAllowed("recordFeedback")
    public CoordinationDetail recordFeedback(
            @RestPath UUID id,
            @RestPath UUID coordinationId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "told", value = """
                                                                    {"method": "IN_PERSON", "satisfied": true, "note": "夜间不再受强光影响。"}""")))
                    NewFeedback body) {
        var dispute = disputes.seen(id);
        return coordinations.feedback(dispute, coordinations.get(dispute, coordinationId), body);
    }
}
