package org.gridmediation.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.RegisterTakeover;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

/** 监护人: who has one, whose presence and consent can then be told (民法典 art. 27, 28). */
@ApplicationScoped
public class Guardians {
    @Inject
    Disputes disputes;

    @Inject
    RegisterTakeover registerTakeover;

    /** A minor has one; an adult when one has agreed for that party, or is recorded as its representative at that time. */
    public boolean has(Party party, Instant at) {
        return party.isMinorOn(Days.of(at))
                || party.hasGuardianOn(Days.of(at))
                || Representative.<Representative>stream("dispute = ?1 and partyId = ?2", party.dispute, party.id)
                        .anyMatch(
                                r -> r.kind == RepresentativeKind.GUARDIAN && r.may(Power.ATTEND_AND_SIGN, party, at));
    }

    /**
     * An agreement with a minor is reached with the guardian present (the dossier's rule 10).
     *
     * @param given the numbers of the parties whose guardian was there; null for nobody's
     * @return them in their order
     */
    public List<Integer> present(Dispute dispute, List<Integer> given, Instant at, String pointer) {
        var parties = disputes.parties(dispute);
        Party.mustBeOnce(given, pointer + "/guardiansPresent");
        var accompanied =
                given == null ? List.<Integer>of() : given.stream().sorted().toList();
        var named = parties.stream().filter(p -> accompanied.contains(p.number)).toList();
        var place = pointer + "/guardiansPresent";
        var faults = new Faults();
        faults.addIf(named.size() < accompanied.size(), place, "PARTY_UNKNOWN");
        var minors = minors(dispute, at);
        faults.addIf(!named.stream().allMatch(p -> minors.contains(p) || has(p, at)), place, "NO_GUARDIAN");
        faults.addIf(!named.containsAll(minors), place, "GUARDIAN_NOT_PRESENT");
        faults.raise();
        return accompanied;
    }

    /** Whether the guardians of all minors were there; the register may know of more minors than when it was asked. */
    public boolean werePresent(Dispute dispute, List<Integer> accompanied, Instant at) {
        return minors(dispute, at).stream().allMatch(p -> accompanied != null && accompanied.contains(p.number()));
    }

    private List<Party> minors(Dispute dispute, Instant at) {
        return disputes.parties(dispute).stream()
                .filter(p -> registerTakeover.isMinorOn(dispute, p, Days.of(at)))
                .toList();
    }
}
