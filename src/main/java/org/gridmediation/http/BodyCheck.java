package org.gridmediation.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;
import org.gridmediation.http.Problem.Fault;

/** Checks a body by its constraints; a request's and an import's row are checked alike. */
@ApplicationScoped
public class BodyCheck {
    @Inject
    Validator validator;

    public void check(Object body, Faults faults) {
        // The validator has no order; the same body must say the same each time. What could not be read is said once.
        var unread = Set.copyOf(faults.places());
        validator.validate(body).stream()
                .map(Violation::inBody)
                .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
                .filter(fault -> !unread.contains(fault.pointer()))
                .forEach(faults::add);
    }
}
