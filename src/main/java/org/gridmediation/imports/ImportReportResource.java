package org.gridmediation.imports;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Imports")
public class ImportReportResource {
    @Inject
    Imports imports;

    @Inject
    HttpHeaders headers;

    @GET
    @Path("templates/{kind}")
    @Produces({ErrorReport.CSV, ErrorReport.XLSX, ErrorReport.NDJSON})
    @Operation(
            summary = "Get an empty table to be filled in",
            description =
                    "Its header in Chinese and English, what may stand in each column, cells as text; CSV or, by `Accept`, XLSX or NDJSON.")
    @APIResponse(
            responseCode = "200",
            description = "The template.",
            content = {
                @Content(
                        mediaType = ErrorReport.CSV,
                        schema = @Schema(type = SchemaType.STRING, maxLength = 1_000_000)),
                @Content(
                        mediaType = ErrorReport.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 1_000_000)),
                @Content(mediaType = ErrorReport.NDJSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    @PermissionsAllowed("getImportTemplate")
    public ImportTemplate getImportTemplate(@RestPath ImportKind kind) {
        return new ImportTemplate(kind);
    }

    @GET
    @Path("{id}/rows")
    @Operation(
            summary = "List what became of an import's rows",
            description = "In the file's order, each with the record that it became or was found to be.")
    @PermissionsAllowed("listImportRows")
    public Paged<ImportRow> listImportRows(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "Only rows with this result.") Result result,
            @Valid @BeanParam Paging paging) {
        return imports.rows(id, result, paging);
    }

    @GET
    @Path("{id}/errors")
    @Produces({ErrorReport.NDJSON, ErrorReport.CSV, ErrorReport.XLSX})
    @Operation(
            summary = "Get what is wrong with an import's rows",
            description =
                    "Row, column, masked value, code and text in both languages, in the file's order; JSON lines or, by `Accept`, CSV. As XLSX the file's own rows with"
                            + " a column more, for who sent it only, while the file is kept. Empty when nothing is wrong.")
    @Extension(name = "x-problems", value = "NOT_FOUND,FILE_GONE,STORAGE_UNAVAILABLE")
    @APIResponse(
            responseCode = "200",
            description = "The errors.",
            content = {
                @Content(mediaType = ErrorReport.NDJSON, schema = @Schema(implementation = ImportError.class)),
                @Content(
                        mediaType = ErrorReport.CSV,
                        schema = @Schema(type = SchemaType.STRING, maxLength = 2_147_483_647)),
                @Content(
                        mediaType = ErrorReport.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 2_147_483_647))
            })
    @PermissionsAllowed("getImportErrors")
    public ErrorReport getImportErrors(@RestPath UUID id) {
        // A refusal by the writer would come too late.
        return headers.getAcceptableMediaTypes().contains(MediaType.valueOf(ErrorReport.XLSX))
                ? imports.errorsInTheFile(id)
                : imports.errors(id);
    }

    @GET
    @Path("{id}/dependents")
    @Operation(
            summary = "List what kept an import from being undone",
            description =
                    "Rows that kept the last undo from running, and what depends on each: a row stands there once for each reason.")
    @PermissionsAllowed("listImportDependents")
    public Paged<ImportDependent> listImportDependents(@RestPath UUID id, @Valid @BeanParam Paging paging) {
        return imports.dependents(id, paging);
    }
}
