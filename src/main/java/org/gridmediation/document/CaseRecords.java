package org.gridmediation.document;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.TimelineStep;

/**
 * The records of one dispute, and what they say of the steps of its timeline. Several records of one subject (the progress of a coordination, the
 * payments for an obligation) belong to its steps in the order in which they were recorded.
 */
record CaseRecords(
        EntityManager entities,
        DisputeKey dispute,
        WordingHistory wordings,
        PartyHistory parties,
        MediatorHistory mediators,
        Names names,
        List<Entry> entries,
        Map<Key, Deque<Detail>> details) {
    private static final Detail NOTHING = new Detail(null, parties -> "", true);

    /** A step as the timeline has it. */
    record Entry(TimelineStep step, UUID about, Instant at, Instant receivedAt, String by, Role role) {}

    /**
     * @param at a time or a day, null when the record has none of its own
     * @param text by the names that the parties had when the step was taken
     * @param always whether each step of its subject says the same
     */
    record Detail(Object at, Function<PartyHistory, String> text, boolean always) {}

    record Key(TimelineStep step, UUID about) {}

    CaseRecords(
            EntityManager entities,
            DisputeKey dispute,
            WordingHistory wordings,
            PartyHistory parties,
            MediatorHistory mediators,
            Names names,
            List<Entry> entries) {
        this(entities, dispute, wordings, parties, mediators, names, entries, new HashMap<>());
    }

    Stream<Object[]> rows(String query) {
        return entities.createQuery(query, Object[].class)
                .setParameter("dispute", dispute)
                .getResultStream();
    }

    Import imported() {
        return new Import(entries.stream()
                .filter(e -> e.step == TimelineStep.IMPORTED)
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .orElse(null));
    }

    /**
     * When a dispute was taken on or a mediator came to it: what was settled on the spot was, by the agreement, whenever that was written down.
     *
     * @param recorded when it was written down
     */
    Object taken(Object recorded) {
        return rows("select o.at, o.agreedAt from Outcome o where o.dispute = :dispute and o.onTheSpot")
                .filter(r -> r[0].equals(recorded))
                .map(r -> r[1])
                .findFirst()
                .orElse(recorded);
    }

    Optional<Entry> of(TimelineStep step, Object about) {
        return entries.stream()
                .filter(e -> e.step == step && Objects.equals(about, e.about))
                .findFirst();
    }

    /** What was recorded together with something else has no step of its own. */
    boolean hasStep(Object about) {
        return entries.stream().anyMatch(e -> about.equals(e.about));
    }

    void put(TimelineStep step, Object about, Object at, String text) {
        put(step, about, at, parties -> text);
    }

    /** Of one step, the next of its subject that nothing was put of. */
    void put(TimelineStep step, Object about, Object at, Function<PartyHistory, String> text) {
        put(step, about, new Detail(at, text, false));
    }

    /** Of as many steps as there are of the subject: each says the same. */
    void putAlways(TimelineStep step, Object about, Function<PartyHistory, String> text) {
        put(step, about, new Detail(null, text, true));
    }

    private void put(TimelineStep step, Object about, Detail detail) {
        details.computeIfAbsent(new Key(step, (UUID) about), k -> new ArrayDeque<>())
                .add(detail);
    }

    /** Steps of one subject that are not as many as its records: one of them would say what another one did. */
    Set<Key> unmatched() {
        var steps =
                entries.stream().collect(Collectors.groupingBy(e -> new Key(e.step, e.about), Collectors.counting()));
        return details.keySet().stream()
                .filter(key -> steps.containsKey(key)
                        && steps.get(key) != details.get(key).size()
                        && !details.get(key).peek().always)
                .collect(Collectors.toSet());
    }

    Detail next(Entry entry) {
        var left = details.get(new Key(entry.step, entry.about));
        if (left == null || left.isEmpty()) return NOTHING;
        return left.size() == 1 ? left.peek() : left.poll();
    }
}
