package org.gridmediation.document;

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

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Disputes")
public class ArchiveResource {
    @Inject
    Disputes disputes;

    @Inject
    CaseArchive archive;

    @POST
    @Path("{id}/archive")
    @Operation(
            summary = "Archive a dispute",
            description =
                    "After its end; a fulfilled agreement needs a return visit first, and so does one of which only conduct without a last day is"
                            + " left that was kept so far; nothing may be open for which somebody waits: `errors` names what is. The file needs its mandatory documents (see listDocuments), or a reason for each that is"
                            + " missing. Nothing can be changed in it afterwards. Send as `huang`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,RETURN_VISIT_MISSING,CONFIRMATION_PENDING,ESCALATION_OPEN,MATTERS_OPEN")
    @Extension(name = "x-optional-body", value = "true")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("archiveDispute")
    public DisputeDetail archiveDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "with reasons", value = """
                                                                    {"missing": [{"kind": "RIGHTS_NOTICE", "reason": "当事人已口头知悉，未在告知书上签字。"},
                                                                                 {"kind": "IDENTITY_PROOF", "reason": "当事人已出示证件，未留复印件。"},
                                                                                 {"kind": "SESSION_RECORD", "reason": "一方始终未到场，未能召开调解会。"}]}""")))
                    NewArchive body) {
        var dispute = disputes.change(id, Action.ARCHIVE);
        archive.archive(dispute, body);
        return disputes.detail(dispute);
    }
}
