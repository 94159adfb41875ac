package org.gridmediation.dispute;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.resident.RegisterChange;
import org.gridmediation.resident.Resident;

/**
 * Takes what is put right in the register of residents over into every dispute that can still be mediated, wherever it lies; what is concluded
 * keeps what was.
 */
@ApplicationScoped
public class RegisterTakeover {
    private static final int AT_ONCE = 1000;

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Scope scope;

    @Inject
    Disputes disputes;

    @Inject
    Parties parties;

    @Inject
    CaseWordings caseWordings;

    void follow(@Observes RegisterChange event) {
        var residents = new ArrayList<>(event.residents());
        for (int i = 0; i < residents.size(); i += AT_ONCE)
            follow(residents.subList(i, Math.min(i + AT_ONCE, residents.size())), new AreaCode(event.district()));
    }

    private void follow(Collection<UUID> residents, AreaCode district) {
        asSystem(district, () -> Dispute.<Dispute>find("""
                        from Dispute d where d.district = ?1 and d.status in ?2 and d.key in
                            (select p.dispute from Party p where p.residentId in ?3 and p.district = ?1 and p.removedAt is null)
                        order by d.id""", district.value(), Status.UNFINISHED, residents)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(dispute -> takeOver(dispute, residents)));
    }

    /** Whether a party is a minor by what the register says today: what is concluded keeps what was, and is varied by who the parties are. */
    public boolean isMinorOn(Dispute dispute, Party party, LocalDate day) {
        if (party.residentId == null || Status.UNFINISHED.contains(dispute.status)) return party.isMinorOn(day);
        var born = new ArrayList<LocalDate>();
        asSystem(new AreaCode(dispute.district), () -> Resident.<Resident>find(
                        "select birthDate from Resident where id = ?1 and district = ?2",
                        party.residentId,
                        dispute.district)
                .project(LocalDate.class)
                .stream()
                .forEach(born::add));
        return born.isEmpty() ? party.isMinorOn(day) : Party.isMinor(born.get(0), day);
    }

    void follow(@Observes @Priority(DisputeEvent.REGISTER) DisputeEvent event) {
        if (event.step() == TimelineStep.UNMARKED_DUPLICATE || event.step() == TimelineStep.UNMERGED)
            takeOver(event.dispute());
    }

    /** What rested while something was put right, and goes on, starts from what is known now. */
    public void takeOver(Dispute dispute) {
        var residents = disputes.parties(dispute).stream()
                .filter(p -> p.residentId != null)
                .map(p -> p.residentId)
                .toList();
        if (!residents.isEmpty()) asSystem(new AreaCode(dispute.district), () -> takeOver(dispute, residents));
    }

    private void takeOver(Dispute dispute, Collection<UUID> residents) {
        for (var party : List.copyOf(disputes.parties(dispute)))
            if (party.residentId != null && residents.contains(party.residentId))
                caseWordings.change(dispute, () -> {
                    if (parties.putRight(dispute, party)) disputes.note(dispute, TimelineStep.PARTY_CHANGED, party.id);
                });
    }

    /** The editor of the register may not see the dispute, nor whoever goes on with the dispute the resident. */
    private void asSystem(AreaCode district, Runnable step) {
        entities.flush();
        scope.over(
                district,
                () -> caller.would(CallerPost.ofSystem(district), () -> {
                    step.run();
                    entities.flush();
                    return true;
                }));
    }
}
