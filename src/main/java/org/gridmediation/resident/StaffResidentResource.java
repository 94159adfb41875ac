package org.gridmediation.resident;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Staff;
import org.gridmediation.http.Problem;
import org.gridmediation.records.Conditions;
import org.gridmediation.staff.StaffDetail;
import org.gridmediation.staff.StaffRoster;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/staff/{id}/resident")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Access")
public class StaffResidentResource {
    @Inject
    EntityManager entities;

    @Inject
    StaffRoster roster;

    @Inject
    Caller caller;

    @PUT
    @Operation(
            summary = "Say which resident a staff member is",
            description =
                    "By it a mediator who is a party, or lives with or beside one, is found, and a resident's account sees its own disputes. Nobody says it of themselves. If-Match is the staff member's. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,RESIDENT_LINKED,SECOND_PERSON_NEEDED")
    @PermissionsAllowed("linkStaffResident")
    public StaffDetail linkStaffResident(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "a resident",
                                                            value =
                                                                    "{\"residentId\": \"00000000-0000-7000-8006-000000000300\"}")))
                    StaffResident body) {
        var staff = roster.seen(id);
        // In a resident's post one sees the disputes of the resident that one is.
        if (staff.id.equals(caller.staffId())) throw Problem.SECOND_PERSON_NEEDED.exception();
        if (body.residentId() != null
                && new Conditions()
                        .is("id", body.residentId())
                        .inDistrict(caller.area())
                        .query("select 1 from Resident", Integer.class)
                        .getResultList()
                        .isEmpty()) throw Problem.RULE_BROKEN.at("/residentId", "RESIDENT_UNKNOWN");
        Problem.RESIDENT_LINKED.unlessFree(Staff.<Staff>find(
                        "select id from Staff where residentId = ?1 and id <> ?2", body.residentId(), staff.id)
                .project(UUID.class)
                .stream()
                .map(other -> "/v1/staff/" + other));
        staff.residentId = body.residentId();
        entities.flush();
        return new StaffDetail(staff);
    }
}
