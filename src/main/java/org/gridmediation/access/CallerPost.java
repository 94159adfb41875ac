package org.gridmediation.access;

import java.util.UUID;
import org.gridmediation.area.AreaCode;

/** A post as a request needs it. */
public record CallerPost(
        UUID id,
        Role role,
        AreaCode area,
        UUID organizationId,
        UUID staffId,
        UUID clientId,
        String name,
        boolean main) {

    /** Work of the system itself (jobs, the demo) over an area. */
    public static CallerPost ofSystem(AreaCode area) {
        return new CallerPost(null, Role.ADMINISTRATOR, area, null, null, null, "system", true);
    }
}
