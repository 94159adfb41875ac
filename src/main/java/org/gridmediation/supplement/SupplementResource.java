package org.gridmediation.supplement;

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
import org.gridmediation.access.Caller;
import org.gridmediation.attachment.Attachments;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes/{id}/supplements")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Disputes")
public class SupplementResource {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Attachments attachments;

    @GET
    @Operation(summary = "List a closed file's supplements", description = "In order. Reading them is journalled.")
    @PermissionsAllowed("listSupplements")
    public List<SupplementDetail> listSupplements(@RestPath UUID id) {
        return all(disputes.get(id)).stream().map(SupplementDetail::new).toList();
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Add to a closed file",
            description =
                    "A file that is closed or archived is only ever added to. If-Match is the dispute's. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = SupplementDetail.class, responseCode = "201")
    @PermissionsAllowed("addSupplement")
    public SupplementDetail addSupplement(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "found later", value = """
                                                                    {"text": "补充：物业公司于归档后送来更换感应灯的验收单。"}""")))
                    NewSupplement body) {
        var dispute = disputes.change(id, Action.ADD_SUPPLEMENT);
        var supplement = new Supplement();
        supplement.belongsTo(dispute);
        supplement.number = all(dispute).size() + 1;
        supplement.content = body.text();
        supplement.attachments = attachments.of(dispute, body.attachments(), "/attachments");
        supplement.at = Days.now();
        supplement.byName = caller.post().name();
        supplement.byPost = caller.post().id();
        supplement.persist();
        disputes.note(dispute, TimelineStep.SUPPLEMENTED, supplement.id);
        return new SupplementDetail(supplement);
    }

    private List<Supplement> all(Dispute dispute) {
        return Supplement.<Supplement>list("dispute = ?1 order by number", dispute.key());
    }
}
