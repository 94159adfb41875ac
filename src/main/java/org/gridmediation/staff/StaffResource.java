package org.gridmediation.staff;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import org.gridmediation.access.AccountState;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Staff;
import org.gridmediation.account.KeycloakAccounts;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/staff")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Access")
public class StaffResource {
    @Inject
    EntityManager entities;

    @Inject
    StaffRoster roster;

    @Inject
    Areas areas;

    @Inject
    Caller caller;

    @Inject
    KeycloakAccounts keycloakAccounts;

    @GET
    @Operation(summary = "List staff", description = "Who belongs to the caller's area.")
    @PermissionsAllowed("listStaff")
    public Paged<StaffDetail> listStaff(
            @RestQuery @Parameter(description = "Only those of this area and below.") AreaCode area,
            @Valid @BeanParam Paging paging) {
        return roster.list(area, paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a staff member")
    @PermissionsAllowed("getStaff")
    public StaffDetail getStaff(@RestPath UUID id) {
        return new StaffDetail(roster.get(id));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Create a staff member",
            description =
                    "With `username` an account follows: PENDING until Keycloak has it. It has no password; set one there. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_NAME,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = StaffDetail.class, responseCode = "201")
    @PermissionsAllowed("createStaff")
    public StaffDetail createStaff(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "officer", value = """
                                                                    {"area": "440103009106003", "name": "示例新网格员", "sex": "FEMALE", "birthDate": "1992-05-01", "username": "demo-officer"}""")))
                    NewStaff body) {
        caller.mustCover(body.area());
        areas.mustTakeRecords(body.area());
        var staff = new Staff();
        staff.area = body.area();
        staff.name = body.name().strip();
        staff.sex = body.sex();
        staff.birthDate = body.birthDate();
        staff.username = body.username();
        staff.accountState = body.username() == null ? AccountState.NONE : AccountState.PENDING;
        Problem.DUPLICATE_NAME.unlessFree(
                Staff.<Staff>find("select id from Staff where username = ?1", staff.username)
                        .project(UUID.class)
                        .stream()
                        .map(id -> "/v1/staff/" + id));
        staff.persist();
        entities.flush();
        keycloakAccounts.schedule(staff);
        return new StaffDetail(staff);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a staff member", description = "Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,AREA_RETIRED")
    @PermissionsAllowed("changeStaff")
    public StaffDetail changeStaff(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "renamed",
                                                            value =
                                                                    "{\"area\": \"440103009106003\", \"name\": \"示例网格员\", \"sex\": \"FEMALE\"}")))
                    StaffChange body) {
        var staff = roster.seen(id);
        caller.mustCover(body.area());
        areas.mustTakeRecords(body.area());
        staff.area = body.area();
        staff.name = body.name().strip();
        staff.sex = body.sex();
        staff.birthDate = body.birthDate();
        entities.flush();
        return new StaffDetail(staff);
    }

    @GET
    @Path("{id}/posts")
    @Operation(
            summary = "List a staff member's posts",
            description = "Also ended and proposed ones, newest first; those inside the caller's area.")
    @PermissionsAllowed("listPosts")
    public List<PostDetail> listPosts(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return roster.posts(roster.get(id).id, paging);
    }

    @POST
    @Path("{id}/posts")
    @Idempotent
    @Operation(
            summary = "Give a staff member a post",
            description =
                    "A post that sees people is `proposed` until another administrator approves it (approvePost); an auditor's counts at the next request, with the same token."
                            + " Nobody gives a post to themselves. A role must stand at its tier. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,AREA_RETIRED,SECOND_PERSON_NEEDED")
    @ResponseStatus(201)
    @APIResponseSchema(value = PostDetail.class, responseCode = "201")
    @PermissionsAllowed("createPost")
    public PostDetail createPost(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "officer",
                                                            value =
                                                                    "{\"role\": \"GRID_OFFICER\", \"area\": \"440103009106003\", \"main\": false}")))
                    NewPost body) {
        return roster.appoint(roster.get(id), body);
    }

    @DELETE
    @Path("{id}/posts/{postId}")
    @Operation(
            summary = "End a post",
            description =
                    "From the next request on, with the same token. The post stays in the list. If-Match is the staff member's. Send as `admin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @PermissionsAllowed("endPost")
    public StaffDetail endPost(@RestPath UUID id, @RestPath UUID postId) {
        var staff = roster.seen(id);
        roster.dismiss(staff, postId);
        return new StaffDetail(staff);
    }
}
