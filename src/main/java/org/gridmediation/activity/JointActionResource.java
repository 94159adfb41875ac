package org.gridmediation.activity;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
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
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/joint-actions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Joint actions", description = "What organizations do together under the joint mechanisms (六联).")
public class JointActionResource {
    @Inject
    JointActions actions;

    @GET
    @Operation(
            summary = "List joint actions, latest planned first",
            description = "Of the caller's area, or of an area inside it.")
    @PermissionsAllowed("listJointActions")
    public Paged<JointActionSummary> listJointActions(
            @Valid @BeanParam JointActionFilter filter, @Valid @BeanParam Paging paging) {
        return actions.list(filter, paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a joint action", description = "With who took part. Reading it is journalled.")
    @PermissionsAllowed("getJointAction")
    public JointActionDetail getJointAction(@RestPath UUID id) {
        return new JointActionDetail(actions.get(id));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Plan or record a joint action",
            description = "Under a mechanism of the district; for a dispute, or on no one's occasion. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,AREA_RETIRED,WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = JointActionDetail.class, responseCode = "201")
    @PermissionsAllowed("createJointAction")
    public JointActionDetail createJointAction(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "light", value = """
                                                                    {"area": "440103009106", "mechanism": "JOINT_RECTIFICATION", "leadId": "00000000-0000-7001-8000-000440103009",
                                                                     "organizationIds": ["00000000-0000-7007-8000-000440103009", "00000000-0000-7000-8000-440103009106"],
                                                                     "people": [{"role": "LEGAL_ADVISER", "name": "示例律师"}], "plannedAt": "2026-03-18T15:00:00+08:00",
                                                                     "place": "中兴社区居委会", "items": [{"text": "逐栋排查夜间强光源。", "dueOn": "2026-03-31"}]}""")))
                    NewJointAction body) {
        return new JointActionDetail(actions.create(body));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a joint action",
            description = "What came of it, and which items are done. It stays in its area. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,WRONG_STATE")
    @PermissionsAllowed("changeJointAction")
    public JointActionDetail changeJointAction(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "held", value = """
                                                                    {"area": "440103009106", "mechanism": "JOINT_RECTIFICATION", "leadId": "00000000-0000-7001-8000-000440103009",
                                                                     "organizationIds": ["00000000-0000-7007-8000-000440103009"], "plannedAt": "2026-03-18T15:00:00+08:00",
                                                                     "heldAt": "2026-03-18T15:10:00+08:00", "place": "中兴社区居委会", "outcome": "确定三处强光源，逐户整改。",
                                                                     "items": [{"text": "逐栋排查夜间强光源。", "dueOn": "2026-03-31", "doneOn": "2026-03-28"}]}""")))
                    NewJointAction body) {
        return new JointActionDetail(actions.change(id, body));
    }
}
