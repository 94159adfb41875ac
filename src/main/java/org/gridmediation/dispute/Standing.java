package org.gridmediation.dispute;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.mediator.Mediator;

/** Where the caller stands towards a dispute, and so what they may do to it now. */
@ApplicationScoped
public class Standing {
    private static final Map<Role, List<Action>> OF_ROLE = Stream.of(Role.values())
            .collect(Collectors.toMap(role -> role, role -> Stream.of(Action.values())
                    .filter(a -> Operation.of(a.operation).roles().contains(role))
                    .toList()));

    @Inject
    Caller caller;

    @Inject
    PartyIdentity partyIdentity;

    @All
    List<Obstacle> obstacles;

    @All
    List<OpenMatters> openMatters;

    /** Ends the request unless the caller may do this to the dispute in the state in which it is. */
    public void must(Dispute dispute, List<Party> parties, Action action) {
        if (!action.states.contains(dispute.status)) throw wrongState(dispute, parties);
        if (!action.actor.rule.holds(this, dispute, parties))
            throw refusal(action.actor.refusal.exception(), dispute, parties)
                    .under(caller.otherPosts(
                            action.operation,
                            post -> caller.would(post, () -> action.actor.rule.holds(this, dispute, parties))));
        for (var condition : action.conditions)
            if (!condition.holds(dispute, parties, partyIdentity))
                throw refusal(condition.refusal.exception(), dispute, parties);
        against(action, dispute).ifPresent(problem -> {
            throw refusal(problem.exception(dispute.status), dispute, parties);
        });
        var open = open(action, dispute);
        if (!open.isEmpty())
            throw refusal(Problem.MATTERS_OPEN.exception(), dispute, parties).because(open);
    }

    /** Of one that is counted with another it names the one that goes on. */
    Problem.Refusal wrongState(Dispute dispute, List<Party> parties) {
        var goesOn = countedWith(dispute);
        return refusal(Problem.WRONG_STATE.exception(dispute.status), dispute, parties)
                .existing(goesOn == null ? null : "/v1/disputes/" + goesOn.id);
    }

    /** Says where the dispute stands and what may be done to it instead; of one that is only being registered there is nothing to say. */
    Problem.Refusal refusal(Problem.Refusal raised, Dispute dispute, List<Party> parties) {
        raised.existing(inTheWay(raised.problem, dispute));
        return dispute.registered == null ? raised.possible(dispute.status, allowed(dispute, parties)) : raised;
    }

    private String inTheWay(Problem problem, Dispute dispute) {
        return switch (problem) {
            case NOT_ENGAGED -> notEngaged(dispute, Days.today()).orElse(null);
            case RECUSAL_PENDING -> "/v1/disputes/" + dispute.id + "/recusals";
            case ESCALATION_OPEN -> "/v1/disputes/" + dispute.id + "/escalations";
            case CONFIRMATION_PENDING, CONFIRMED_BY_COURT -> "/v1/outcomes/" + dispute.outcomeId;
            case VARIATION_PENDING -> "/v1/outcomes/" + dispute.draftId;
            default -> null;
        };
    }

    /** A dispute that is counted with another, or archived, leaves nothing behind for which somebody still waits. */
    void mustBeDone(Dispute dispute) {
        var open = open(Action.MARK_DUPLICATE, dispute);
        if (!open.isEmpty()) throw Problem.MATTERS_OPEN.exception().because(open);
    }

    private List<String> open(Action action, Dispute dispute) {
        if (action != Action.ARCHIVE && action != Action.MARK_DUPLICATE) return List.of();
        return Stream.concat(
                        OpenMatter.of(dispute),
                        action == Action.ARCHIVE
                                ? openMatters.stream().flatMap(o -> o.of(dispute).stream())
                                : Stream.of())
                .map(OpenMatter::name)
                .toList();
    }

    /** The ids of the operations that would not be refused for the dispute's state, its holder or a condition. */
    public List<String> allowed(Dispute dispute, List<Party> parties) {
        if (caller.post() == null) return List.of();
        // Several actions ask the same of the caller and the parties, and it may take a query to tell.
        var stands = new EnumMap<Actor, Boolean>(Actor.class);
        var holds = new EnumMap<Condition, Boolean>(Condition.class);
        return OF_ROLE.get(caller.post().role()).stream()
                .filter(a -> a.states.contains(dispute.status))
                .filter(a -> a.conditions.stream()
                        .allMatch(c -> holds.computeIfAbsent(c, one -> one.holds(dispute, parties, partyIdentity))))
                .filter(a -> stands.computeIfAbsent(a.actor, actor -> actor.rule.holds(this, dispute, parties)))
                .filter(a -> against(a, dispute).isEmpty())
                .filter(a -> open(a, dispute).isEmpty())
                .map(a -> a.operation)
                .toList();
    }

    /** When something that other features know of stood in the way of this. */
    List<Halt> halts(Action action, Dispute dispute) {
        return obstacles.stream()
                .flatMap(o -> o.halts(action, dispute).stream())
                .toList();
    }

    private Optional<Problem> against(Action action, Dispute dispute) {
        return obstacles.stream()
                .flatMap(o -> o.against(action, dispute).stream())
                .findFirst();
    }

    /** A mediator works on what is assigned to them; an organization's people work on what it holds. */
    boolean holds(Dispute dispute) {
        if (caller.is(Role.MEDIATOR) || caller.is(Role.RESIDENT)) return false;
        if (dispute.holderId == null) return caller.area().contains(dispute.area);
        return isAt(dispute.holderArea, dispute.holderId);
    }

    /** A post that names no organization is for all those of its area. */
    boolean isAt(AreaCode area, UUID organization) {
        var own = caller.post().organizationId();
        return caller.area().equals(area) && (own == null || own.equals(organization));
    }

    /** Copies of identity documents are for who works on it and who supervises them, not for all who read it. */
    public boolean identifies(Dispute dispute) {
        return holds(dispute) || mediates(dispute) || !caller.is(Role.MEDIATOR) && isAbove(dispute);
    }

    boolean mediates(Dispute dispute) {
        return caller.staffId() != null && dispute.mediators().contains(" " + caller.staffId());
    }

    public boolean isInField(Dispute dispute) {
        return holds(dispute) || mediates(dispute) || walks(dispute);
    }

    boolean isAwaited(Dispute dispute) {
        return caller.post().organizationId() != null
                && dispute.awaitedFrom.contains(caller.post().organizationId());
    }

    boolean walks(Dispute dispute) {
        return caller.is(Role.GRID_OFFICER) && caller.area().contains(dispute.area);
    }

    /** Whether the caller sees all that this one is counted with, and the last of them is not archived. */
    boolean mayLeave(Dispute dispute) {
        var last = countedWith(dispute);
        return last != null && last.countedWith == null && last.status != Status.ARCHIVED;
    }

    /** The dispute with which this one is counted in the end, as far as the caller sees: what it was merged into may have been merged itself. */
    Dispute countedWith(Dispute dispute) {
        Dispute last = null;
        for (var next = dispute.countedWith; next != null; next = last.countedWith) {
            var found = dispute.beside(Dispute.class, next);
            if (found == null) return last;
            last = found;
        }
        return last;
    }

    boolean isAbove(Dispute dispute) {
        return caller.area().contains(dispute.desk()) && !caller.area().equals(dispute.desk());
    }

    boolean isBelow(AreaCode area) {
        return area.contains(caller.area()) && !area.equals(caller.area());
    }

    boolean isResident() {
        return caller.is(Role.RESIDENT);
    }

    /** Whether the party is the calling resident's own record, or the child or ward for whom they applied. */
    boolean speaksFor(Dispute dispute, Party party) {
        return isResident()
                && (isOwn(party)
                        || party.isGuardedOn(Days.today()) && caller.subject().equals(dispute.applicant));
    }

    /** Whether the party is the calling resident. */
    boolean isOwn(Party party) {
        return isResident()
                && caller.residentId() != null
                && caller.residentId().equals(party.residentId);
    }

    /** Whoever mediates the dispute is engaged, today, for the committee that holds it. */
    boolean isEngaged(Dispute dispute) {
        return isEngaged(dispute, Days.today());
    }

    boolean isEngaged(Dispute dispute, LocalDate day) {
        return engagements().anyMatch(m -> m.organizationId.equals(dispute.committeeId) && m.mayMediateOn(day));
    }

    /** The path of one of its mediators, or of those to its end, who is not engaged on that day for the committee that holds it. */
    Optional<String> notEngaged(Dispute dispute, LocalDate day) {
        var staff = Stream.of(dispute.mediators().trim().split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
        if (staff.isEmpty()) return Optional.empty();
        var mediators = Mediator.<Mediator>list("organizationId = ?1 and staffId in ?2", dispute.committeeId, staff);
        return staff.stream()
                .filter(id -> mediators.stream().noneMatch(m -> m.staffId.equals(id) && m.mayMediateOn(day)))
                .map(id -> mediators.stream()
                        .filter(m -> m.staffId.equals(id))
                        .findFirst()
                        .map(m -> "/v1/mediators/" + m.id)
                        .orElse("/v1/disputes/" + dispute.id + "/mediators"))
                .findFirst();
    }

    boolean isEngagedFor(Dispute dispute) {
        return engagement(dispute.area, Days.today()).isPresent();
    }

    /** The caller's own engagement that serves this area on this day: nobody mediates outside one (人民调解法 art. 13). */
    Optional<Mediator> engagement(AreaCode area, LocalDate day) {
        if (caller.staffId() == null) return Optional.empty();
        return engagements()
                .filter(m -> m.area.contains(area) && m.mayMediateOn(day))
                .findFirst();
    }

    /** The caller's own, the nearest first. */
    private Stream<Mediator> engagements() {
        return Mediator.<Mediator>list("staffId = ?1 order by area desc", caller.staffId()).stream();
    }
}
