package org.gridmediation.exports;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.content.Download;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.sheet.SheetFormat;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/exports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Exports",
        description =
                "Whole lists as files, of one moment, masked unless a purpose is given and the role may. They expire.")
public class ExportResource {
    @Inject
    Exports exports;

    @GET
    @Operation(summary = "List the exports of one's post, newest first")
    @PermissionsAllowed("listExports")
    public Paged<ExportDetail> listExports(@Valid @BeanParam Paging paging) {
        return exports.list(paging);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Export a list, masked",
            description =
                    "What the caller may list, as the caller's post, of the moment when it is written; people's data is masked, and nobody's words are in it. STATISTICS is what `getStatistics` would answer, small numbers hidden as there. The answer is the job. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @ResponseStatus(202)
    @APIResponseSchema(value = ExportDetail.class, responseCode = "202")
    @PermissionsAllowed("createExport")
    public ExportDetail createExport(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "disputes", value = """
                                                                    {"kind": "DISPUTES", "format": "XLSX", "query": {"from": "2026-01-01"}}"""),
                                                @ExampleObject(name = "numbers", value = """
                                                                    {"kind": "STATISTICS", "format": "XLSX", "query": {"statistics": {"indicators": ["disputes-registered", "success-rate"],
                                                                     "from": "2026-01", "to": "2026-12", "groupBy": ["MONTH", "CHILD_AREA"]}}}""")
                                            }))
                    NewExport body) {
        return exports.create(body);
    }

    @POST
    @Path("full")
    @Idempotent
    @Operation(
            summary = "Export a list with people's full data",
            description =
                    "Needs a purpose, which is journalled and goes with the file. What comes of it can be imported again, and changes nothing then. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @ResponseStatus(202)
    @APIResponseSchema(value = ExportDetail.class, responseCode = "202")
    @PermissionsAllowed("createFullExport")
    public ExportDetail createFullExport(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "residents", value = """
                                                                    {"kind": "RESIDENTS", "format": "CSV", "gzip": true, "purpose": "向区综治平台移交居民台账"}""")))
                    NewFullExport body) {
        return exports.createFull(body);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read how far an export is",
            description =
                    "By the post that asked for it. If-None-Match spares a script that asks often the same answer.")
    @PermissionsAllowed("getExport")
    public ExportDetail getExport(@RestPath UUID id) {
        return exports.get(id);
    }

    @POST
    @Path("{id}/cancellation")
    @Idempotent
    @Operation(
            summary = "Cancel an export",
            description =
                    "By the post that asked for it, before it is finished. One that waits is CANCELLED at once, one that is being written a moment later; no file is left.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @ResponseStatus(202)
    @APIResponseSchema(value = ExportDetail.class, responseCode = "202")
    @PermissionsAllowed("cancelExport")
    public ExportDetail cancelExport(@RestPath UUID id) {
        return exports.cancel(id);
    }

    @GET
    @Path("{id}/csv")
    @Produces({"text/csv", "application/gzip"})
    @Operation(
            summary = "Download an export in CSV",
            description = "By the post that asked for it, until it expires. Journalled with its purpose.",
            extensions = @Extension(name = "x-problems", value = "WRONG_STATE,STORAGE_UNAVAILABLE"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = 2_147_483_647)),
                @Content(
                        mediaType = "application/gzip",
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 2_147_483_647))
            },
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = "SHA-256 of the file (RFC 9530).",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200)))
    @PermissionsAllowed("downloadCsvExport")
    public Download downloadCsvExport(@RestPath UUID id) {
        return exports.download(id, SheetFormat.CSV);
    }

    @GET
    @Path("{id}/xlsx")
    @Produces({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/gzip"})
    @Operation(
            summary = "Download an export in XLSX",
            description = "By the post that asked for it, until it expires. Journalled with its purpose.",
            extensions = @Extension(name = "x-problems", value = "WRONG_STATE,STORAGE_UNAVAILABLE"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 2_147_483_647)),
                @Content(
                        mediaType = "application/gzip",
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 2_147_483_647))
            },
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = "SHA-256 of the file (RFC 9530).",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200)))
    @PermissionsAllowed("downloadXlsxExport")
    public Download downloadXlsxExport(@RestPath UUID id) {
        return exports.download(id, SheetFormat.XLSX);
    }

    @GET
    @Path("{id}/ndjson")
    @Produces({"application/x-ndjson", "application/gzip"})
    @Operation(
            summary = "Download an export in NDJSON",
            description = "By the post that asked for it, until it expires. Journalled with its purpose.",
            extensions = @Extension(name = "x-problems", value = "WRONG_STATE,STORAGE_UNAVAILABLE"))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        additionalProperties = Schema.True.class,
                                        maxProperties = 200,
                                        description = "Of each line.")),
                @Content(
                        mediaType = "application/gzip",
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 2_147_483_647))
            },
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = "SHA-256 of the file (RFC 9530).",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200)))
    @PermissionsAllowed("downloadNdjsonExport")
    public Download downloadNdjsonExport(@RestPath UUID id) {
        return exports.download(id, SheetFormat.NDJSON);
    }
}
