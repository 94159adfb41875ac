package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;
import org.hibernate.Session;

/** Whether a mediator stands apart from the parties (the dossier's rule 4). */
@ApplicationScoped
public class Neutrality {
    @Inject
    Session entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    private record Found(Tie tie, boolean decided) {}

    /** The database looks beyond the caller's area, where the mediator may live, and tells no more than this. */
    public List<Tie> ties(Dispute dispute, Mediator candidate, Instant at) {
        return found(dispute, candidate.staffId, at).map(Found::tie).toList();
    }

    /**
     * Why they do not go on mediating it, however they came to: a tie may be told, or a party come, after the assignment. What bars does so for
     * good, any other tie until somebody decides about it.
     */
    public Optional<Problem> against(Dispute dispute, UUID staff) {
        var found = found(dispute, staff, Days.now()).toList();
        if (found.stream().anyMatch(f -> f.tie.kind().bars)) return Optional.of(Problem.MEDIATOR_TIED);
        return found.stream().allMatch(Found::decided) ? Optional.empty() : Optional.of(Problem.CONFLICT_OF_INTEREST);
    }

    /** The same of all those who mediate it, or did to its end; what bars one of them first. */
    public Optional<Problem> against(Dispute dispute) {
        return Stream.of(dispute.mediators().trim().split(" "))
                .filter(staff -> !staff.isEmpty())
                .flatMap(staff -> against(dispute, UUID.fromString(staff)).stream())
                .distinct()
                .reduce((one, other) -> Problem.MEDIATOR_TIED);
    }

    private Stream<Found> found(Dispute dispute, UUID staff, Instant at) {
        entities.flush();
        return entities
                .createNativeQuery(
                        "select tie, cast(party_id as text), decided from dispute_ties(:dispute, :district, :staff, :at) order by tie, party_id",
                        Object[].class)
                .setParameter("dispute", dispute.id)
                .setParameter("district", dispute.district)
                .setParameter("staff", staff)
                .setParameter("at", at)
                .getResultList()
                .stream()
                .map(row -> new Found(
                        new Tie(
                                TieKind.valueOf((String) row[0]),
                                row[1] == null ? null : UUID.fromString((String) row[1])),
                        (Boolean) row[2]));
    }

    /** Ends the request when the candidate is barred, or has ties that nobody has decided to accept. */
    void examine(Dispute dispute, Mediator candidate, ConflictDecision decision, Instant at, String pointer) {
        var ties = ties(dispute, candidate, at);
        var bars = new Faults();
        var doubts = new Faults();
        for (var kind : TieKind.values()) {
            var found = ties.stream().anyMatch(t -> t.kind() == kind);
            bars.addIf(found && kind.bars, pointer, kind.name());
            doubts.addIf(found && decision == null, pointer, kind.name());
        }
        bars.raise(Problem.MEDIATOR_BARRED);
        doubts.raise(Problem.CONFLICT_OF_INTEREST);
        if (ties.isEmpty()) return;
        decision.mustBeComplete();
        var conflict = new Conflict();
        conflict.belongsTo(dispute);
        conflict.mediatorId = candidate.id;
        conflict.ties = ties;
        conflict.reason = decision.reason();
        conflict.partiesInformed = true;
        conflict.at = at;
        conflict.byName = caller.post().name();
        conflict.byRole = caller.post().role();
        conflict.byPost = caller.post().id();
        conflict.persist();
        disputes.note(dispute, TimelineStep.CONFLICT_ACCEPTED, conflict.id, at);
    }
}
