package org.gridmediation.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

/** Checks a body by its constraints; a request's and an import's row are checked alike. */
@ApplicationScoped
public class BodyCheck {
    @Inject
    Validator validator;

    public void check(Object body, Faults faults) {
        for (var violation : validator.validate(body)) {
            var place = Problems.pointer(violation.getPropertyPath().toString());
            faults.addIf(true, place, Problems.fault(violation).code());
        }
    }

    /** PostgreSQL stores no NUL, and half of a surrogate pair is no character. */
    public static boolean isStorable(String text) {
        return StrictJson.storable(text);
    }
}
