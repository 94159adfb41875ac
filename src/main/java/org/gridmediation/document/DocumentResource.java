package org.gridmediation.document;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Documents", description = "The Ministry's forms, filled from the record.")
public class DocumentResource {
    @Inject
    Documents documents;

    @GET
    @Path("{id}/documents")
    @Operation(
            summary = "List the documents that a dispute's file needs",
            description =
                    "In the official order: mandatory or as needed, present or missing and for what lack. For its mediator, the tiers above, and a resident who is a party: those that a party holds or signs. It is journalled.")
    @PermissionsAllowed("listDocuments")
    public DocumentList listDocuments(@RestPath UUID id) {
        return documents.list(id);
    }

    @GET
    @Path("{id}/documents/{kind}")
    @Produces({Document.PDF, Document.WORD})
    @Operation(summary = "Get a document of a dispute's file", description = """
                    Filled from the record, as PDF or, by `Accept`, as DOCX; with full names, as it is a legal paper. It says what is recorded of the session, agreement or \
                    payment that it is about, and leaves blank what is not. A PDF shows Han, Latin, Greek, Cyrillic, Hangul, Tibetan, Mongolian, Arabic (Uyghur, Kazakh), Yi, \
                    Lisu, Tai Le and New Tai Lue letters; any other character is printed as its code, such as ［U+1F600］. Getting it is journalled.""")
    @Extension(name = "x-problems", value = "DOCUMENT_NOT_READY")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = {
                @Content(
                        mediaType = Document.PDF,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 10_000_000)),
                @Content(
                        mediaType = Document.WORD,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 10_000_000))
            })
    @PermissionsAllowed("getDocument")
    public Document getDocument(
            @RestPath UUID id,
            @RestPath DocumentKind kind,
            @RestQuery
                    @Min(1)
                    @Max(1000)
                    @Parameter(
                            description =
                                    "Which of several of a kind, in the order of time. When it is absent: the latest agreement, confirmation application or file note, and the first of every other kind.")
                    Integer number) {
        return documents.get(id, kind, number);
    }

    @GET
    @Path("{id}/case-file")
    @Produces(Document.PDF)
    @Operation(
            summary = "Get a dispute's whole file",
            description =
                    "Cover, contents with page numbers, every document that is there in the official order, photos and scans as pages, all that happened step by step, back cover. Missing documents are marked in the contents. Getting it is journalled.")
    @Extension(name = "x-problems", value = "DOCUMENT_NOT_READY")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = Document.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 100_000_000)))
    @PermissionsAllowed("getCaseFile")
    public Document getCaseFile(@RestPath UUID id) {
        return documents.all(id);
    }
}
