package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Role;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.records.AreaRecords;

/** Finds disputes and writes down what happens to them. */
@ApplicationScoped
public class Disputes extends AreaRecords<Dispute> {
    @Inject
    EntityManager entities;

    @Inject
    Standing standing;

    @Inject
    DifficultyRule difficultyRule;

    @Inject
    Scope scope;

    @Inject
    Event<DisputeEvent> happened;

    Disputes() {
        super(Dispute.class);
    }

    @Override
    protected String path(Dispute dispute) {
        return "/v1/disputes/" + dispute.id;
    }

    @Override
    protected int version(Dispute dispute) {
        return dispute.version;
    }

    /** For an action: locked, in the version that the caller saw, and only if the caller may do this to it now. */
    public Dispute change(UUID id, Action action) {
        var dispute = seen(id);
        must(dispute, action);
        return dispute;
    }

    /** For adding what conflicts with nothing that somebody else does: in whatever version it is. */
    public Dispute extend(UUID id, Action action) {
        var dispute = locked(id);
        must(dispute, action);
        return dispute;
    }

    /** The same question asked before work that takes its time; nothing is locked meanwhile, so it is asked again after it. */
    public Dispute ask(UUID id, Action action) {
        var dispute = get(id);
        must(dispute, action);
        entities.detach(dispute);
        return dispute;
    }

    public void must(Dispute dispute, Action action) {
        standing.must(dispute, parties(dispute), action);
    }

    /** Nothing in it may be open for which somebody waits. */
    public void mustBeDone(Dispute dispute) {
        standing.mustBeDone(dispute);
    }

    /** For what is about it without being a part of it: nothing new is about one that is archived, or counted with another. */
    public void mustGoOn(Dispute dispute) {
        if (!Status.GOING_ON.contains(dispute.status)) throw standing.wrongState(dispute, parties(dispute));
    }

    /** Whether this is one of its parties, or something that its timeline is about. */
    public boolean has(Dispute dispute, UUID part) {
        return parties(dispute).stream().anyMatch(p -> p.id.equals(part))
                || TimelineEntry.count("dispute = ?1 and subjectId = ?2", dispute.key(), part) > 0;
    }

    public void note(Dispute dispute, TimelineStep step, UUID about) {
        note(dispute, step, about, Days.now());
    }

    /** Takes a new one in: written when all that follows from it at once is known, so that each row is written once. */
    void take(Dispute dispute, List<DisputePart> parts) {
        var entry = dispute.note(TimelineStep.REGISTERED, caller.post(), null, dispute.reportedAt);
        happened.fire(new DisputeEvent(dispute, TimelineStep.REGISTERED, null, dispute.reportedAt, dispute.reportedAt));
        dispute.persist();
        dispute.registered.forEach(entities::persist);
        parts.forEach(entities::persist);
        entry.persist();
    }

    public void note(Dispute dispute, TimelineStep step, UUID about, Instant at) {
        note(dispute, step, about, at, at);
    }

    /** What was done at that time, and is recorded now. */
    public void noteDone(Dispute dispute, TimelineStep step, UUID about, Instant done) {
        note(dispute, step, about, Days.now(), done);
    }

    /** Writes it into the timeline, and lets other features make of it what they must. */
    public void note(Dispute dispute, TimelineStep step, UUID about, Instant at, Instant done) {
        entities.persist(dispute.note(step, caller.post(), about, at));
        happened.fire(new DisputeEvent(dispute, step, about, at, done));
    }

    /**
     * Lets another area read the dispute and all its parts.
     *
     * @return false when it did so already
     */
    public boolean open(Dispute dispute, AreaCode to) {
        if (dispute.isSeenFrom(to)) return false;
        share(dispute, dispute.sharedWith + " " + to);
        return true;
    }

    /** Ends that. The area itself may be the caller's, who can no longer write what it no longer sees: the system does it. */
    public void close(Dispute dispute, AreaCode to) {
        entities.flush();
        var others = Stream.of(dispute.sharedWith.split(" "))
                .filter(area -> !area.isEmpty() && !area.equals(to.value()))
                .map(area -> " " + area)
                .collect(Collectors.joining());
        scope.over(dispute.area, () -> share(dispute, others));
    }

    private void share(Dispute dispute, String with) {
        entities.flush();
        for (var entity : entities.getMetamodel().getEntities())
            if (DisputePart.class.isAssignableFrom(entity.getJavaType()))
                entities.createQuery("update " + entity.getName() + " set sharedWith = :with where dispute = :dispute")
                        .setParameter("with", with)
                        .setParameter("dispute", dispute.key())
                        .executeUpdate();
        dispute.sharedWith = with;
        entities.flush();
    }

    public DisputeDetail detail(Dispute dispute) {
        entities.flush();
        var parties = parties(dispute);
        var with = standing.countedWith(dispute);
        return new DisputeDetail(
                dispute,
                with == null ? dispute.countedWith : with.id,
                difficultyRule.suggested(dispute),
                parties,
                standing.allowed(dispute, parties),
                caller.post());
    }

    /** The ids of the operations that the caller may call on it now. */
    public List<String> allowed(Dispute dispute) {
        return standing.allowed(dispute, parties(dispute));
    }

    public List<Party> parties(Dispute dispute) {
        return dispute.registered == null
                ? Party.list("dispute = ?1 and removedAt is null order by number", dispute.key())
                : dispute.registered;
    }

    /** What every date is held against that is given with an action on it. */
    public Chronology dates(Dispute dispute) {
        return Chronology.of(dispute).halted(action -> standing.halts(action, dispute));
    }

    /** The numbers of all its parties. */
    public Set<Integer> numbers(Dispute dispute) {
        return parties(dispute).stream().map(p -> p.number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** No agreement, and no session, without the consent of every party (人民调解法 art. 3, 17). */
    public void mustAllConsent(Dispute dispute) {
        if (!Party.allConsent(parties(dispute))) throw refusal(Problem.CONSENT_MISSING, dispute);
    }

    /** Of an action on it, for a reason that is not known before the request is read: as those that are. */
    public Problem.Refusal refusal(Problem problem, Dispute dispute) {
        return standing.refusal(problem.exception(), dispute, parties(dispute));
    }

    List<TimelineItem> timeline(Dispute dispute, RowPaging paging) {
        var read = caller.is(Role.RESIDENT)
                ? EnumSet.complementOf(TimelineStep.AMONG_OFFICIALS)
                : EnumSet.allOf(TimelineStep.class);
        var rows = TimelineEntry.<TimelineEntry>find(
                        "dispute = ?1 and number > ?3 and kind in ?2 order by number",
                        dispute.key(),
                        read,
                        paging.after(Integer::valueOf, 0))
                .page(0, paging.wanted())
                .list();
        return paging.rows(rows, TimelineItem::new, e -> e.number);
    }

    /** Above the districts nobody's words are read, by officers and by platforms. */
    public DisputeSummary summary(Dispute dispute) {
        return new DisputeSummary(
                dispute, caller.area().tier().digits >= Tier.DISTRICT.digits, !caller.is(Role.RESIDENT));
    }
}
