package org.gridmediation.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.dispute.CaseWordings.FormerWording;
import org.gridmediation.dispute.PartyWording;

/** What papers said of a case until mediation was taken up again, each time: what is put right later changes no paper of before. */
record FormerCases(List<FormerCase> all) {
    /** @param about what it said it was about, with the name of its type */
    record FormerCase(Instant until, Wording about, List<PartyWording> parties) {}

    /** Empty when it is what they say now. */
    Optional<Wording> at(Instant recorded) {
        return all.stream()
                .filter(f -> !recorded.isAfter(f.until))
                .map(FormerCase::about)
                .findFirst();
    }

    List<FormerWording> of(UUID party) {
        return all.stream()
                .flatMap(f ->
                        f.parties.stream().filter(p -> p.id().equals(party)).map(p -> new FormerWording(f.until, p)))
                .toList();
    }

    /** Whether mediation was taken up again then. */
    boolean hasEnd(Instant until) {
        return all.stream().anyMatch(f -> f.until.equals(until));
    }
}
