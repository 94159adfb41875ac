package org.gridmediation.link;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;

@Path("/v1/repeat-disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Links")
public class RepeatResource {
    @Inject
    Repeats repeats;

    @GET
    @Operation(
            summary = "List what comes again, newest first",
            description =
                    "Groups of two or more disputes of the same pair, party or building inside an area and a period, without names. The same people in"
                            + " two districts are two groups. A page may hold fewer items than `limit`, even none, and have a `next`.")
    @PermissionsAllowed("listRepeats")
    public Paged<RepeatGroup> listRepeats(@Valid @BeanParam RepeatFilter filter, @Valid @BeanParam Paging paging) {
        return repeats.list(filter, paging);
    }
}
