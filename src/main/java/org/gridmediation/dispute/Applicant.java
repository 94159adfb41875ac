package org.gridmediation.dispute;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;

/** The account to whose own disputes a resident is held; empty for everybody else. */
@Unremovable
@ApplicationScoped
class Applicant implements Supplier<String> {
    @Inject
    Caller caller;

    @Override
    public String get() {
        return caller.is(Role.RESIDENT) ? caller.subject() : "";
    }
}
