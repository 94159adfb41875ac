package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyWording;
import org.gridmediation.http.Days;

/**
 * A party's guardians over its time: a paper names the one of that day.
 *
 * @param reportedAt since when who answered for it in an old case has answered
 */
record GuardianHistory(Instant reportedAt, List<Answered> answers, List<Named> named) {
    /**
     * @param guardian who answered for the party, null when it answered itself
     * @param answered when that was said, and not when it was recorded
     */
    record Answered(UUID party, String guardian, Instant at, Instant answered) {}

    /** @param at when it was recorded */
    record Named(UUID party, String name, Instant at, LocalDate from, LocalDate until, Instant endedAt) {
        boolean isThere(Instant then, Instant recorded) {
            var day = Days.of(then);
            return !at.isAfter(recorded)
                    && !from.isAfter(day)
                    && (until == null || !until.isBefore(day))
                    && (endedAt == null || endedAt.isAfter(then));
        }
    }

    /**
     * @param as who the party was then
     * @param until when it became somebody else, or mediation was taken up again
     * @return who last answered for the party, else who represented it; null for nobody that was recorded by then
     */
    String at(Instant then, Instant recorded, PartyWording as, Instant until) {
        var last = answers.stream()
                .filter(a ->
                        isOf(as, a.at) && !a.at.isAfter(recorded) && !isForgotten(a.at, recorded, as.forgottenAt()))
                .reduce((earlier, later) -> later);
        if (last.isPresent() && last.get().guardian != null && !hasGrownUp(as, last.get().answered, then))
            return last.get().guardian;
        // An import says who agreed for a party, and not when.
        if (answers.stream().allMatch(a -> a.at.isAfter(until))
                && as.guardianName() != null
                && !hasGrownUp(as, reportedAt, then)) return as.guardianName();
        return named.stream()
                .filter(n -> isOf(as, n.at) && n.isThere(then, recorded) && !hasGrownUp(as, Days.start(n.from), then))
                .map(Named::name)
                .findFirst()
                .orElse(null);
    }

    /** @return who first answered or spoke for the party after that; null for nobody */
    String firstAfter(Instant then, PartyWording as) {
        return Stream.concat(
                        answers.stream().filter(a -> a.guardian != null),
                        named.stream()
                                .filter(n -> n.endedAt == null)
                                .map(n -> new Answered(n.party, n.name, n.at, n.at)))
                .filter(a -> isOf(as, a.at) && a.at.isAfter(then))
                .min(Comparator.comparing(Answered::at))
                .map(Answered::guardian)
                .orElse(null);
    }

    /** Whoever answered for a minor answers for nobody who is one no more. */
    private static boolean hasGrownUp(PartyWording party, Instant answered, Instant then) {
        return Party.isMinor(party.birthDate(), Days.of(answered)) && !Party.isMinor(party.birthDate(), Days.of(then));
    }

    private static boolean isOf(PartyWording party, Instant recorded) {
        return party.identifiedAt() == null || recorded.isAfter(party.identifiedAt());
    }

    private static boolean isForgotten(Instant answered, Instant recorded, Instant forgotten) {
        return forgotten != null && !answered.isAfter(forgotten) && !recorded.isBefore(forgotten);
    }
}
