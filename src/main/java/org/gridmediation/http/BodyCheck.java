package org.gridmediation.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;

/** Checks a body by its constraints; a request's and an import's row are checked alike. */
@ApplicationScoped
public class BodyCheck {
    @Inject
    Validator validator;

    public void check(Object body, Faults faults) {
        // The validator has no order; the same body must say the same each time.
        validator.validate(body).stream()
                .map(v -> List.of(
                        Problems.pointer(v.getPropertyPath().toString()),
                        Problems.fault(v).code()))
                .sorted(Comparator.comparing(fault -> String.join(" ", fault)))
                .forEach(fault -> faults.addIf(true, fault.get(0), fault.get(1)));
    }

    /** PostgreSQL stores no NUL, and half of a surrogate pair is no character. */
    public static boolean isStorable(String text) {
        return StrictJson.storable(text);
    }
}
