package org.gridmediation.deadline;

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

@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Deadlines")
public class TaskResource {
    @Inject
    WorkList tasks;

    @GET
    @Operation(
            summary = "List tasks, nearest due first",
            description =
                    "What waits for somebody in the caller's area, or for the caller: every running deadline is one, and it goes with the dispute to whoever must act; so is every correction that is to be answered or decided.")
    @PermissionsAllowed("listTasks")
    public Paged<TaskItem> listTasks(@Valid @BeanParam TaskFilter filter, @Valid @BeanParam Paging paging) {
        return tasks.list(filter, paging);
    }
}
