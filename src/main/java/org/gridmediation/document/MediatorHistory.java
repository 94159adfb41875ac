package org.gridmediation.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who mediated a dispute over its time: a paper names all of those of that day. */
record MediatorHistory(List<Term> terms, Map<UUID, NameHistory> names) {
    record Term(UUID mediator, boolean leads, Instant from, Instant until) {
        boolean covers(Instant time) {
            return !from.isAfter(time) && (until == null || !until.isBefore(time));
        }
    }

    /**
     * @param recorded who was assigned only afterwards and writes down what was before
     * @param acting whose record it is, and who is named first
     */
    List<String> at(Instant then, Instant recorded, UUID acting) {
        var time = terms.stream().anyMatch(t -> t.covers(then)) ? then : recorded;
        var there =
                terms.stream().filter(t -> t.covers(time)).map(Term::mediator).collect(Collectors.toSet());
        there.add(acting);
        return names(t -> there.contains(t.mediator), t -> t.mediator.equals(acting), then);
    }

    /**
     * @param over null while it goes on
     * @param day of the paper that names them
     */
    List<String> last(Instant over, Instant day) {
        return names(t -> t.until == null || over != null && !t.until.isBefore(over), Term::leads, day);
    }

    /** All who were assigned together. */
    String since(Instant from) {
        return String.join("、", names(t -> t.from.equals(from), Term::leads, from));
    }

    /** @return null for who is not assigned */
    String name(UUID mediator, Instant then) {
        var called = names.get(mediator);
        return called == null ? null : called.at(then);
    }

    private List<String> names(Predicate<Term> which, Predicate<Term> first, Instant then) {
        return terms.stream()
                .filter(which)
                .sorted(Comparator.comparing(t -> !first.test(t)))
                .map(t -> name(t.mediator, then))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
