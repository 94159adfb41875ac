package org.gridmediation.imports;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Imports", description = "Files of many records, loaded in the background; every row is accounted for.")
public class ImportResource {
    @Inject
    Imports imports;

    @GET
    @Operation(summary = "List imports, newest first", description = "Those of the caller's area.")
    @PermissionsAllowed("listImports")
    public Paged<ImportDetail> listImports(
            @RestQuery @Parameter(description = "Only of this kind.") ImportKind kind,
            @RestQuery @Parameter(description = "Only in this state.") ImportState state,
            @Valid @BeanParam Paging paging) {
        return imports.list(kind, state, paging);
    }

    @POST
    @Consumes({
        MediaType.APPLICATION_OCTET_STREAM,
        "text/csv",
        "application/x-ndjson",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/gzip"
    })
    @Idempotent
    @Operation(summary = "Import a file", description = """
                    The body is the file itself: `curl --data-binary @residents.csv -H 'Content-Type: text/csv' '…/v1/imports?kind=RESIDENTS&mode=VALIDATE'`. CSV \
                    (UTF-8 or GB18030; comma, semicolon or tab), XLSX or NDJSON, also packed by gzip; told by its bytes, `application/octet-stream` says nothing. \
                    The first row names the columns, in Chinese or English and in any order, as `/v1/imports/templates/{kind}` does. The answer is the job; \
                    what became of the rows is read from it. A row has a key, `source` with `externalId`, or else what identifies it by nature; a row that is known \
                    by its key is unchanged or updates its record, so the same file may be sent again. It runs under the post that sent it. Send as `demo-importer`.""")
    @Extension(name = "x-problems", value = "STORAGE_UNAVAILABLE,RULE_BROKEN")
    @ResponseStatus(202)
    @APIResponseSchema(value = ImportDetail.class, responseCode = "202")
    @PermissionsAllowed("createImport")
    public ImportDetail createImport(
            @Valid @BeanParam ImportParameters wanted,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(implementation = ImportFile.class)),
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(implementation = ImportFile.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "residents",
                                                        value =
                                                                "网格编码,姓名,性别,出生日期,证件号码\n440103009106001,示例批量居民,男,1990-03-07,440103199003070010\n")),
                                @Content(
                                        mediaType = "application/x-ndjson",
                                        schema = @Schema(implementation = ImportFile.class)),
                                @Content(
                                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        schema = @Schema(implementation = ImportFile.class)),
                                @Content(
                                        mediaType = "application/gzip",
                                        schema = @Schema(implementation = ImportFile.class))
                            })
                    ImportFile body) {
        return imports.create(wanted, body);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read how far an import is",
            description =
                    "Its counts add up at any time. If-None-Match spares a script that asks often the same answer.")
    @PermissionsAllowed("getImport")
    public ImportDetail getImport(@RestPath UUID id) {
        return imports.get(id);
    }

    @POST
    @Path("{id}/cancellation")
    @Idempotent
    @Operation(
            summary = "Cancel an import",
            description =
                    "It ends at once. With VALID_ROWS the rows stored so far stay, and can be undone; in the other modes nothing is stored.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @ResponseStatus(202)
    @APIResponseSchema(value = ImportDetail.class, responseCode = "202")
    @PermissionsAllowed("cancelImport")
    public ImportDetail cancelImport(@RestPath UUID id) {
        return imports.cancel(id);
    }

    @POST
    @Path("{id}/undoing")
    @Idempotent
    @Operation(
            summary = "Undo an import",
            description =
                    "In the background, whole or not at all: what it created goes, what it updated is as before. When something depends on its rows by then, it stays, and says how many rows are in the way. Nobody undoes an import of staff that changed themselves.")
    @Extension(name = "x-problems", value = "WRONG_STATE,SECOND_PERSON_NEEDED")
    @ResponseStatus(202)
    @APIResponseSchema(value = ImportDetail.class, responseCode = "202")
    @PermissionsAllowed("undoImport")
    public ImportDetail undoImport(@RestPath UUID id) {
        return imports.undo(id);
    }
}
