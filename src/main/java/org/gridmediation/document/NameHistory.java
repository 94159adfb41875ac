package org.gridmediation.document;

import java.time.Instant;
import java.util.List;

/** What somebody, or a body, was called over time, in its order. */
record NameHistory(List<Name> names) {
    /** @param until null for the name that it has now */
    record Name(String name, Instant until) {}

    static NameHistory always(String name) {
        return new NameHistory(List.of(new Name(name, null)));
    }

    /** @return null for nobody */
    String at(Instant then) {
        return names.stream()
                .filter(n -> n.until == null || n.until.isAfter(then))
                .map(Name::name)
                .findFirst()
                .orElse(null);
    }
}
