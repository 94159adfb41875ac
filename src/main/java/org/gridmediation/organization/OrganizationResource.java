package org.gridmediation.organization;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Organizations",
        description = "Mediation committees, judicial offices, grid and mediation centres, departments.")
public class OrganizationResource {
    @Inject
    EntityManager entities;

    @Inject
    Organizations organizations;

    @Inject
    Areas areas;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @GET
    @Operation(summary = "List organizations", description = "Of the whole tree, by area: organizations are public.")
    @PermissionsAllowed("listOrganizations")
    public Paged<OrganizationDetail> listOrganizations(
            @RestQuery @Parameter(description = "Only those of this area and below.") AreaCode area,
            @RestQuery @Parameter(description = "Only organizations of this kind.") OrganizationKind kind,
            @Valid @BeanParam Paging paging) {
        return organizations.list(area, kind, paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an organization")
    @PermissionsAllowed("getOrganization")
    public OrganizationDetail getOrganization(@RestPath UUID id) {
        return detail(organizations.get(id));
    }

    @POST
    @Idempotent
    @Operation(summary = "Create an organization", description = "Send as `liang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_NAME,DUPLICATE_CODE,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = OrganizationDetail.class, responseCode = "201")
    @PermissionsAllowed("createOrganization")
    public OrganizationDetail createOrganization(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "committee", value = """
                                                                    {"area": "440103010", "kind": "MEDIATION_COMMITTEE", "committeeKind": "SUBDISTRICT", "name": "示例街道人民调解委员会",
                                                                     "creditCode": "55440103MEDEM0016D", "caseWord": "荔示例街人调字", "phone": "020-81234567", "establishedOn": "2026-01-01"}""")))
                    NewOrganization body) {
        caller.mustCover(body.area());
        areas.mustTakeRecords(body.area());
        var organization = new Organization();
        organization.area = body.area();
        organization.describe(body);
        organizations.mustBeUnlikeOthers(organization);
        organization.persist();
        journal.about(organization.id);
        entities.flush();
        return detail(organization);
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change an organization",
            description = "It stays in its area and keeps its kind. Send as `liang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_NAME,DUPLICATE_CODE")
    @PermissionsAllowed("changeOrganization")
    public OrganizationDetail changeOrganization(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "judicial office", value = """
                                                                    {"area": "440103009", "kind": "JUDICIAL_OFFICE", "name": "彩虹司法所（演示）", "phone": "020-81234567"}""")))
                    NewOrganization body) {
        var organization = organizations.change(id);
        if (!organization.area.equals(body.area())) throw Problem.RULE_BROKEN.at("/area", "AREA_FIXED");
        if (organization.kind != body.kind()) throw Problem.RULE_BROKEN.at("/kind", "KIND_FIXED");
        organization.describe(body);
        organizations.mustBeUnlikeOthers(organization);
        entities.flush();
        return detail(organization);
    }

    @GET
    @Path("{id}/members")
    @Operation(summary = "List a committee's members", description = "With warnings for soft rules.")
    @PermissionsAllowed("listMembers")
    public Membership.Detail listMembers(@RestPath UUID id) {
        return organizations.membership(organizations.get(id));
    }

    @PUT
    @Path("{id}/members")
    @Operation(
            summary = "Seat a committee",
            description =
                    "The whole committee: 3 to 9 members, one head, a woman, at most three years (人民调解法 art. 8–9). If-Match is the"
                            + " organization's. Send as `he` for 彩虹街道's own committee.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("replaceMembers")
    public Membership.Detail replaceMembers(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "three", value = """
                                                                    {"members": [
                                                                      {"staffId": "00000000-0000-7000-8002-000000000005", "position": "HEAD", "termFrom": "2026-01-01", "termUntil": "2028-12-31"},
                                                                      {"staffId": "00000000-0000-7000-8002-000000000003", "position": "MEMBER", "termFrom": "2026-01-01", "termUntil": "2028-12-31"},
                                                                      {"staffId": "00000000-0000-7000-8002-000000000001", "position": "MEMBER", "termFrom": "2026-01-01", "termUntil": "2028-12-31"}]}""")))
                    Membership body) {
        var committee = organizations.change(id);
        organizations.seat(committee, body);
        return organizations.membership(committee);
    }

    private OrganizationDetail detail(Organization organization) {
        return new OrganizationDetail(organization, organizations.warnings(organization));
    }
}
