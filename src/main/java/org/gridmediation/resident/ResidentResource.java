package org.gridmediation.resident;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/residents")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Residents",
        description = "People who live in a grid. Names and numbers are masked; every read is journalled.")
public class ResidentResource {
    @Inject
    Residents residents;

    @Inject
    ResidentRegistration residentRegistration;

    @GET
    @Operation(summary = "List residents, newest first", description = "Of the caller's area, or of an area inside it.")
    @PermissionsAllowed("listResidents")
    public Paged<ResidentSummary> listResidents(
            @RestQuery @Parameter(description = "Only residents of this area and below.") AreaCode area,
            @RestQuery @Size(max = 40) @Parameter(description = "Number of a household.") String household,
            @RestQuery @Parameter(description = "Only those under 18, or only adults.") Boolean minor,
            @Valid @BeanParam Paging paging) {
        return residents.list(area, household, minor, paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a resident", description = "Masked. Reading it is journalled.")
    @PermissionsAllowed("getResident")
    public ResidentDetail getResident(@RestPath UUID id) {
        return residents.detail(residents.get(id));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Register a resident",
            description =
                    "A document's number is checked (GB 11643) and may be registered once per district. Send as `lin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_DOCUMENT,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = ResidentDetail.class, responseCode = "201")
    @PermissionsAllowed("registerResident")
    public ResidentDetail registerResident(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "example", value = """
                                                                    {"area": "440103009106001", "name": "示例居民甲", "document": {"type": "RESIDENT_ID", "number": "440103200002291239"},
                                                                     "phones": ["19900009999"], "address": "演示地址1号", "household": "H-1"}""")))
                    NewResident body) {
        return residents.detail(residentRegistration.register(body));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a resident",
            description =
                    "Replaces all of it, within the same district; a document or phones left out stay. Send as `lin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_DOCUMENT,AREA_RETIRED")
    @PermissionsAllowed("changeResident")
    public ResidentDetail changeResident(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "example", value = """
                                                                    {"area": "440103009106001", "name": "示例居民甲", "sex": "MALE", "birthDate": "2000-02-29",
                                                                     "phones": ["19900009998"], "address": "演示地址2号", "household": "H-1"}""")))
                    NewResident body) {
        return residents.detail(residentRegistration.change(id, body));
    }

    @POST
    @Path("search")
    @Operation(
            summary = "Find a resident by an exact number",
            description =
                    "A document's number or a phone's; in the body, so that no number stands in an address or a log. Send as `lin`.")
    @PermissionsAllowed("searchResidents")
    public List<ResidentSummary> searchResidents(
            @Valid @BeanParam RowPaging paging,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "phone",
                                                            value = "{\"phone\": \"19900000015\"}")))
                    Search body) {
        return residents.search(body, paging);
    }

    @POST
    @Path("{id}/reveal")
    @Operation(
            summary = "See a resident's full values",
            description =
                    "Needs a purpose, which is journalled with who, when and for whom. Send as `lin` for a resident of her grid.")
    @PermissionsAllowed("revealResident")
    public Reveal.RevealedResident revealResident(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "phones",
                                                            value =
                                                                    "{\"purpose\": \"通知当事人到社区参加调解\", \"fields\": [\"PHONES\"]}")))
                    Reveal body) {
        return residents.reveal(residents.get(id), body);
    }
}
