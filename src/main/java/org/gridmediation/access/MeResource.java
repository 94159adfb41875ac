package org.gridmediation.access;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "Staff, their posts, and machine clients.")
public class MeResource {
    @Inject
    Caller caller;

    @GET
    @Operation(
            summary = "See who I am and what I may do",
            description = "Works with any good token, also without a valid post.")
    @PermissionsAllowed("getMe")
    public Me getMe() {
        var acting = caller.post();
        var known =
                acting != null ? acting : caller.posts().stream().findFirst().orElse(null);
        return new Me(
                caller.subject(),
                known == null ? null : known.name(),
                known == null ? null : known.staffId(),
                known == null ? null : known.clientId(),
                known == null ? null : known.residentId(),
                caller.posts().stream().map(Me.HeldPost::new).toList(),
                acting == null ? null : acting.id(),
                acting == null ? Set.of("getMe") : acting.role().operations());
    }
}
