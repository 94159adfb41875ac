package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.NewParty;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.link.Suggestion.Reason;
import org.gridmediation.privacy.Phone;
import org.gridmediation.resident.Resident;

/** What is on record of a matter that somebody is about to register. */
@ApplicationScoped
class Suggestions {
    /** Reported so many days before or after: what is older is a repeat, no duplicate. */
    private static final int DAYS = 30;

    private static final int FEW_DAYS = 3;
    private static final int LIKELY = 50;
    private static final int SHOWN = 20;
    private static final int LOOKED_AT = 2000;

    private static final Comparator<Suggestion> BEST_FIRST = Comparator.comparing(Suggestion::score)
            .thenComparing(s -> s.dispute().reportedAt())
            .reversed();

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Traits traits;

    List<Suggestion> like(Sighting seen) {
        caller.mustCover(seen.area());
        var people = people(seen);
        var day = seen.reportedOn() == null ? Days.today() : seen.reportedOn();
        var found = new HashMap<UUID, Set<Object>>();
        var known = traits.of(seen.area(), seen.place(), people);
        for (var key : with(known, seen.area(), day))
            known.stream()
                    .filter(trait -> Arrays.equals(trait.fingerprint(), key.fingerprint))
                    .forEach(trait -> found.computeIfAbsent(key.disputeId(), id -> new HashSet<>())
                            .add(trait.kind() == Trait.Kind.PLACE ? Trait.Kind.PLACE : trait.number()));
        return Dispute.<Dispute>stream(
                        "id in ?1 and district = ?2 and countedWith is null",
                        found.keySet(),
                        seen.area().district())
                .map(d -> suggestion(d, seen, day, found.get(d.id), people.size()))
                .filter(s -> s.score() >= LIKELY)
                .sorted(BEST_FIRST)
                .limit(SHOWN)
                .toList();
    }

    private List<Key> with(List<Trait> traits, AreaCode area, LocalDate day) {
        return Key.<Key>find(
                        "fingerprint in ?1 and district = ?2 and reportedAt between ?3 and ?4 and kind <> PAIR",
                        traits.stream().map(Trait::fingerprint).toList(),
                        area.district(),
                        Days.start(day.minusDays(DAYS)),
                        Days.start(day.plusDays(DAYS + 1)))
                .page(0, LOOKED_AT)
                .list();
    }

    /** @param same the numbers of the parties that are parties to it too, and PLACE if it arose there */
    private Suggestion suggestion(Dispute dispute, Sighting seen, LocalDate day, Set<Object> same, int parties) {
        var reasons = new ArrayList<Reason>();
        var score = 0;
        if (dispute.area.equals(seen.area())) {
            reasons.add(Reason.SAME_GRID);
            score += 15;
        }
        var samePlace = same.contains(Trait.Kind.PLACE);
        var sameParties = same.size() - (samePlace ? 1 : 0);
        if (sameParties > 0) {
            reasons.add(Reason.SAME_PARTIES);
            score += 20 + 30 * sameParties / parties;
        }
        if (samePlace) {
            reasons.add(Reason.SAME_PLACE);
            score += 20;
        }
        if (Math.abs(ChronoUnit.DAYS.between(Days.of(dispute.reportedAt), day)) <= FEW_DAYS) {
            reasons.add(Reason.SAME_DAYS);
            score += 15;
        }
        return new Suggestion(disputes.summary(dispute), reasons, score);
    }

    private List<Traits.Person> people(Sighting seen) {
        var people = new ArrayList<Traits.Person>();
        var given = seen.parties() == null ? List.<NewParty>of() : seen.parties();
        var names = names(given, seen);
        for (int i = 0; i < given.size(); i++) {
            var party = given.get(i);
            if ((party.residentId() == null) == (party.name() == null))
                throw Problem.RULE_BROKEN.at("/parties/" + i, "PARTY_RESIDENT_OR_NAME");
            if (party.residentId() != null && !names.containsKey(party.residentId()))
                throw Problem.RULE_BROKEN.at("/parties/" + i + "/residentId", "RESIDENT_UNKNOWN");
            people.add(new Traits.Person(
                    i,
                    party.role(),
                    party.residentId(),
                    party.kind() == PartyKind.ORGANIZATION,
                    party.residentId() == null ? party.name() : names.get(party.residentId()),
                    party.phone() == null ? null : Phone.parse(party.phone()).value()));
        }
        return people;
    }

    private Map<UUID, String> names(List<NewParty> parties, Sighting seen) {
        var names = new HashMap<UUID, String>();
        Resident.<Resident>stream(
                        "id in ?1 and district = ?2",
                        parties.stream()
                                .map(NewParty::residentId)
                                .filter(id -> id != null)
                                .toList(),
                        seen.area().district())
                .forEach(resident -> names.put(resident.id, resident.name));
        return names;
    }
}
