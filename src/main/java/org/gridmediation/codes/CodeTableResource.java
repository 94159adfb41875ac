package org.gridmediation.codes;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/code-tables")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Code tables", description = "What the codes mean, in both languages, since when and until when.")
public class CodeTableResource {
    @Inject
    CodeTables tables;

    @Inject
    Caller caller;

    @GET
    @Operation(
            summary = "List the code tables",
            description = "With the enumeration of this contract that each explains, and what a district may do to it.")
    @PermissionsAllowed("listCodeTables")
    public List<CodeTableSummary> listCodeTables() {
        return tables.all().stream().map(CodeTableSummary::new).toList();
    }

    @GET
    @Path("{table}")
    @Operation(
            summary = "Read a code table",
            description =
                    "All codes with their validity, those of the past too, since old records have them. Types of the justice line come"
                            + " with those of the public-order line that they may be (`publicOrderTypes`).")
    @PermissionsAllowed("getCodeTable")
    public CodeTableDetail getCodeTable(
            @RestPath String table,
            @RestQuery
                    @Parameter(
                            description = "Also the own codes of the district of this area; the caller's, when absent.")
                    AreaCode area,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only what is in force on this day: of each code the district's own version, else the general one.")
                    LocalDate on) {
        var found = tables.get(table);
        return new CodeTableDetail(found, tables.codes(found, area == null ? caller.area() : area, on));
    }

    @GET
    @Path("{table}/codes/{id}")
    @Operation(summary = "Read a code")
    @PermissionsAllowed("getCode")
    public CodeDetail getCode(@RestPath String table, @RestPath UUID id) {
        return new CodeDetail(tables.getCode(table, id));
    }

    @POST
    @Path("{table}/codes")
    @Idempotent
    @Operation(
            summary = "Give a district a code of its own",
            description =
                    "A new one, or its own version of one that holds everywhere, which from then on stands in the other's place there: another"
                            + " name, other thresholds, or with `validUntil` an end. Send as `liang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_CODE,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = CodeDetail.class, responseCode = "201")
    @PermissionsAllowed("createCode")
    public CodeDetail createCode(
            @RestPath String table,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "tag", value = """
                                                                    {"area": "440103", "code": "ROOFTOP_PLANTING", "nameZh": "天台种植", "nameEn": "Rooftop planting", "type": "02",
                                                                     "publicOrderType": "Z02", "validFrom": "2026-01-01"}""")))
                    NewCode body) {
        return new CodeDetail(tables.create(tables.get(table), body));
    }

    @PUT
    @Path("{table}/codes/{id}")
    @Operation(
            summary = "Change a district's own code",
            description = "Its names, what it rolls up to, its thresholds, its end. Send as `liang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("changeCode")
    public CodeDetail changeCode(
            @RestPath String table,
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "ended", value = """
                                                                    {"nameZh": "天台种植", "nameEn": "Rooftop planting", "type": "02", "publicOrderType": "Z02", "validUntil": "2026-12-31"}""")))
                    CodeChange body) {
        return new CodeDetail(tables.change(table, id, body));
    }
}
