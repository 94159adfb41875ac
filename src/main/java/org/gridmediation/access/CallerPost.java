package org.gridmediation.access;

import java.util.UUID;
import org.gridmediation.area.AreaCode;

/**
 * A post as a request needs it.
 *
 * @param residentId the holder's own record as a resident, when it is known
 */
public record CallerPost(
        UUID id,
        Role role,
        AreaCode area,
        UUID organizationId,
        UUID staffId,
        UUID clientId,
        UUID residentId,
        String name,
        boolean main) {

    /** Who did what nobody asked for. */
    public static final String SYSTEM = "system";

    /** One under which nobody's own record as a resident matters. */
    public CallerPost(
            UUID id,
            Role role,
            AreaCode area,
            UUID organizationId,
            UUID staffId,
            UUID clientId,
            String name,
            boolean main) {
        this(id, role, area, organizationId, staffId, clientId, null, name, main);
    }

    /** Work of the system itself (jobs, the demo) over an area. */
    public static CallerPost ofSystem(AreaCode area) {
        return new CallerPost(null, Role.ADMINISTRATOR, area, null, null, null, SYSTEM, true);
    }
}
