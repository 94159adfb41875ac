package org.gridmediation.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The committees that had a dispute over its time, the first of which accepted it: a paper names the one of its day, by its name of that day. */
record Committees(List<Term> terms) {
    record Term(Instant from, NameHistory names) {}

    record Row(UUID committee, Instant from) {}

    /** Who accepted it, and when. */
    static List<Row> accepting(CaseRows records) {
        var decided = records.of(
                Row.class,
                "select x.committeeId, x.at from Decision x where x.dispute = :dispute and x.accepted order by x.at");
        // Nobody decided here about a case that came in a file, which says whose it was then.
        return !decided.isEmpty() ? decided : records.of(Row.class, """
                    select e.subjectId, e.at from TimelineEntry e
                    where e.dispute = :dispute and e.kind = ACCEPTED and e.subjectId is not null order by e.number""");
    }

    static Committees of(CaseRows records, Names names) {
        var terms = new ArrayList<>(accepting(records));
        // What was on its way before anybody accepted it made no committee of its receiver.
        if (!terms.isEmpty()) {
            var accepted = terms.get(0).from;
            records.of(Row.class, """
                    select t.receiverId, t.answeredAt from Transfer t
                    where t.dispute = :dispute and t.answer = ACCEPTED and t.direction <> OUT order by t.answeredAt, t.id""").stream()
                    .filter(t -> !t.from.isBefore(accepted))
                    .forEach(terms::add);
        }
        return new Committees(
                terms.stream().map(t -> new Term(t.from, names.of(t.committee))).toList());
    }

    static Committees always(String name) {
        return new Committees(Stream.of(name)
                .map(NameHistory::always)
                .map(names -> new Term(Instant.EPOCH, names))
                .toList());
    }

    /** @return null when none accepted it; before that day the one that did */
    String at(Instant then) {
        if (terms.isEmpty()) return null;
        return terms.stream()
                .filter(t -> !t.from.isAfter(then))
                .reduce(terms.get(0), (earlier, later) -> later)
                .names
                .at(then);
    }
}
