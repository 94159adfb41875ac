package org.gridmediation.attachment;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.content.Download;
import org.gridmediation.content.Upload;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Attachments", description = "Photos, scans, recordings and copies that belong to a dispute's file.")
public class AttachmentResource {
    @Inject
    Attachments attachments;

    @GET
    @Path("{id}/attachments")
    @Operation(
            summary = "List a dispute's attachments, newest first",
            description =
                    "Withdrawn ones too. Copies of identity documents are listed for the holder, its mediator and those above only; a resident who is a party"
                            + " sees what is about themselves, and scans and receipts of the agreement. Reading them is journalled.")
    @PermissionsAllowed("listAttachments")
    public Paged<AttachmentDetail> listAttachments(@RestPath UUID id, @Valid @BeanParam Paging paging) {
        return attachments.list(id, paging);
    }

    @POST
    @Path("{id}/attachments")
    @Consumes({
        MediaType.APPLICATION_OCTET_STREAM,
        "application/pdf",
        "image/jpeg",
        "image/png",
        "image/webp",
        "audio/mpeg",
        "audio/mp4",
        "audio/amr",
        "audio/wav",
        "video/mp4"
    })
    @Idempotent
    @Operation(summary = "Add an attachment", description = """
                    The body is the file itself: `curl --data-binary @photo.jpg -H 'Content-Type: image/jpeg' '…/attachments?kind=PHOTO'`. JPEG, PNG, WebP, PDF, MP3, \
                    M4A, AMR, WAV or MP4, told by its bytes; `application/octet-stream` says nothing, any other type must be the true one. Of pictures and recordings \
                    only picture and sound are kept: no place, no device, nothing behind the end; a photo keeps how it is held and when it was taken. Adding conflicts \
                    with nothing, so no If-Match is needed; a phone that lost the answer repeats with the same Idempotency-Key. Words about the file are put \
                    afterwards, not into the address. Send as `lin`.""")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,FILE_TYPE_REFUSED,FILE_TYPE_MISMATCH,FILE_DAMAGED,STORAGE_UNAVAILABLE,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = AttachmentDetail.class, responseCode = "201")
    @PermissionsAllowed("addAttachment")
    public AttachmentDetail addAttachment(
            @RestPath UUID id,
            @RestQuery @NotNull AttachmentKind kind,
            @RestQuery @Parameter(description = "The party, session, outcome or visit that it belongs to.") UUID about,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "image/jpeg", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "image/png", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "image/webp", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "audio/mpeg", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "audio/mp4", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "audio/amr", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "audio/wav", schema = @Schema(implementation = Upload.class)),
                                @Content(mediaType = "video/mp4", schema = @Schema(implementation = Upload.class)),
                                @Content(
                                        mediaType = "application/pdf",
                                        schema = @Schema(implementation = Upload.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "empty",
                                                        value =
                                                                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"))
                            })
                    Upload body) {
        return attachments.add(id, kind, about, body);
    }

    @GET
    @Path("{id}/attachments/{attachmentId}")
    @Operation(
            summary = "Read what an attachment is",
            description = "Without its content. The ETag is the dispute's. Reading it is journalled.")
    @PermissionsAllowed("getAttachment")
    public AttachmentDetail getAttachment(@RestPath UUID id, @RestPath UUID attachmentId) {
        return attachments.get(id, attachmentId);
    }

    @GET
    @Path("{id}/attachments/{attachmentId}/content")
    @Produces({
        "image/jpeg",
        "image/png",
        "image/webp",
        "application/pdf",
        "audio/mpeg",
        "audio/mp4",
        "audio/amr",
        "audio/wav",
        "video/mp4"
    })
    @Operation(
            summary = "Download an attachment",
            description =
                    "In one piece, to be saved. Whoever may read the dispute may; copies of identity documents as in the list. It is journalled.",
            extensions = @Extension(name = "x-problems", value = "ATTACHMENT_WITHDRAWN,STORAGE_UNAVAILABLE"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(schema = @Schema(implementation = Upload.class)),
            headers = {
                @Header(
                        name = "Repr-Digest",
                        description = "SHA-256 of the file (RFC 9530).",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 200))
            })
    @PermissionsAllowed("downloadAttachment")
    public Download downloadAttachment(@RestPath UUID id, @RestPath UUID attachmentId) {
        return attachments.download(id, attachmentId);
    }

    @PUT
    @Path("{id}/attachments/{attachmentId}")
    @Operation(
            summary = "Describe an attachment",
            description =
                    "Its kind, what it belongs to, and words about it; the content never changes. By who holds the dispute; If-Match is the dispute's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,ATTACHMENT_WITHDRAWN,RECUSAL_PENDING")
    @PermissionsAllowed("changeAttachment")
    public AttachmentDetail changeAttachment(
            @RestPath UUID id,
            @RestPath UUID attachmentId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "light", value = """
                                                                    {"kind": "EVIDENCE", "description": "对面三楼浴室的灯，夜间拍摄"}""")))
                    AttachmentChange body) {
        return attachments.change(id, attachmentId, body);
    }

    @DELETE
    @Path("{id}/attachments/{attachmentId}")
    @Operation(
            summary = "Withdraw an attachment",
            description =
                    "Its content is removed for good; that it was there, and why it is not, stays. What an agreement in force or being signed, its performance, a"
                            + " remedy or a supplement names as its proof is not withdrawn. By who holds the dispute, until it is archived; If-Match is the dispute's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,ATTACHMENT_CITED,ATTACHMENT_WITHDRAWN,RECUSAL_PENDING")
    @PermissionsAllowed("withdrawAttachment")
    public AttachmentDetail withdrawAttachment(
            @RestPath UUID id, @RestPath UUID attachmentId, @RestQuery @NotNull AttachmentWithdrawalReason reason) {
        return attachments.withdraw(id, attachmentId, reason);
    }
}
