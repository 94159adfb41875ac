package org.gridmediation.document;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.document.Persons.Listed;

/** The parties of a dispute over its time: a paper names those of the day that it is about. */
record PartyHistory(List<Listed> all) {
    List<Person> now() {
        return all.stream().filter(p -> !p.removed()).map(Listed::person).toList();
    }

    /** As they were when they were told of their rights. */
    List<Person> told() {
        return all.stream().filter(p -> !p.removed()).map(Listed::told).toList();
    }

    /**
     * As they were then.
     *
     * @param recorded when the paper's record was made, before or after
     * @param named by what was recorded then: they are on the paper, whatever became of them
     */
    Stream<Listed> on(Instant then, Instant recorded, Collection<UUID> named) {
        var known = recorded.isAfter(then) ? recorded : then;
        return all.stream()
                .map(p -> p.at(then, known))
                .filter(p -> named.contains(p.id())
                        || !p.removed() && (p.added() == null || !p.added().isAfter(recorded)));
    }

    /** All of them, as what was recorded then names them. */
    PartyHistory recorded(Instant then) {
        return new PartyHistory(all.stream().map(p -> p.at(then, then)).toList());
    }

    /** As they were then, of what was recorded by then. */
    List<Person> at(Instant then) {
        return on(then, then, List.of()).map(Listed::person).toList();
    }

    List<Person> numbered(Collection<Integer> numbers) {
        return all.stream()
                .map(Listed::person)
                .filter(p -> numbers.contains(p.number()))
                .toList();
    }

    /** As they were then. */
    List<Person> numbered(Collection<Integer> numbers, Instant then, Instant recorded) {
        return new PartyHistory(all.stream().map(p -> p.at(then, recorded)).toList()).numbered(numbers);
    }

    /** As many of them as are numbered, by their names. */
    String names(Collection<?> numbers) {
        return all.stream()
                .map(Listed::person)
                .filter(p -> numbers.contains(p.number()))
                .map(Person::name)
                .collect(Collectors.joining("、"));
    }

    /** With the role: 申请人甲. */
    String titled(UUID id) {
        return all.stream()
                .filter(p -> p.id().equals(id))
                .map(p -> CodeWords.role(p.person().role()) + p.person().name())
                .findFirst()
                .orElse("");
    }

    /** Whether what was recorded of it then is still about who it was. */
    boolean isOf(UUID id, Instant recorded) {
        return all.stream().filter(p -> p.id().equals(id)).allMatch(p -> p.isOf(recorded));
    }

    /** By its name; nothing for nobody. */
    String party(Object id) {
        var name = name((UUID) id);
        return name == null ? "" : name;
    }

    /** @return null for nobody */
    String name(UUID id) {
        return all.stream()
                .filter(p -> p.id().equals(id))
                .map(p -> p.person().name())
                .findFirst()
                .orElse(null);
    }
}
