package org.gridmediation.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Client;
import org.gridmediation.access.Post;
import org.gridmediation.access.Staff;
import org.gridmediation.account.KeycloakAccounts;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Gives posts. Nobody gives one to themselves, and one that sees people needs two: who proposes it and who approves it (docs/adr/0021). */
@ApplicationScoped
public class Appointments {
    /** Whoever may not see the holder could not give them the post either; the second wall says who that is. */
    /** It lies where its holder does, and is seen by who sees them. */
    private static final String SEEN =
            "exists (select 1 from Staff s where s.id = e.staffId) or exists (select 1 from Client c where c.id = e.clientId)";

    private static final String UNDECIDED = "decision is null and lapsesAt ";

    private static final KeysetList<PostProposal> NEWEST =
            KeysetList.descending(PostProposal.class, KeysetList.id("id", p -> p.id));

    @ConfigProperty(name = "grid-mediation.posts.proposed")
    Duration patience;

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    Precondition precondition;

    @Inject
    KeycloakAccounts keycloakAccounts;

    @Inject
    Journal journal;

    /**
     * @param at where the form names its role
     * @return the post, or its proposal
     */
    public PostDetail appoint(Post post, String at) {
        if (post.staffId != null && post.staffId.equals(caller.staffId()))
            throw Problem.SECOND_PERSON_NEEDED.exception();
        if (isThere(post)) throw Problem.RULE_BROKEN.at(at, "POST_TWICE");
        if (!post.role.needsSecondPerson()) {
            give(post);
            return new PostDetail(post);
        }
        return new PostDetail(propose(post));
    }

    /** Whoever had a post twice would keep it when it is ended once. */
    private boolean isThere(Post post) {
        var held = Post.<Post>stream("staffId = ?1 or clientId = ?1", post.holder());
        var proposed = open(List.of(post.holder())).stream().map(PostProposal::post);
        return Stream.concat(held, proposed).anyMatch(post::repeats);
    }

    private PostProposal propose(Post post) {
        var proposal = new PostProposal(post, caller.post(), patience);
        proposal.persist();
        return proposal;
    }

    /** @param further with people whom the post did not see where it was: the same as a new one */
    public record Continuation(Post post, boolean further) {}

    /** Posts that go on elsewhere. Of several that are the same there, and of one that the holder has there already, one is left. */
    public void goOn(List<Continuation> posts) {
        var kept = new ArrayList<Continuation>();
        for (var next : posts) {
            var same = kept.stream()
                    .filter(k -> isSame(k.post, next.post))
                    .findFirst()
                    .orElse(null);
            if (same == null) kept.add(next);
            else {
                same.post.alsoFor(next.post);
                kept.set(kept.indexOf(same), new Continuation(same.post, same.further && next.further));
            }
        }
        var there = there(kept);
        var proposed = proposed(kept);
        for (var next : kept) {
            var same = there.stream().filter(p -> isSame(p, next.post)).findFirst();
            if (same.isEmpty()) begin(next, proposed);
            else if (same.get().validUntil != null
                    && (next.post.validUntil == null || next.post.validUntil.isAfter(same.get().validUntil))) {
                next.post.validFrom = same.get().validUntil;
                begin(next, proposed);
            } else if (next.post.main) same.get().main = true;
        }
    }

    private static boolean isSame(Post one, Post other) {
        return one.holder().equals(other.holder()) && one.repeats(other);
    }

    /** What is proposed there already is not proposed twice, and is for nothing where the post goes on by itself. */
    private void begin(Continuation next, List<PostProposal> proposed) {
        var same = proposed.stream().filter(p -> isSame(p.post(), next.post)).findFirst();
        if (next.further && next.post.role.needsSecondPerson()) {
            if (same.isEmpty()) propose(next.post);
            return;
        }
        same.ifPresent(p -> p.end(caller.post()));
        next.post.persist();
    }

    /** What their holders have there now. Nothing is written before its turn: rows are locked in the order in which everybody else locks them. */
    private List<Post> there(List<Continuation> posts) {
        if (posts.isEmpty()) return List.of();
        return entities.createQuery("""
                        from Post where (staffId in :holders or clientId in :holders) and area in :areas
                          and (validUntil is null or validUntil > :now) order by id""", Post.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(
                        "holders", posts.stream().map(p -> p.post.holder()).toList())
                .setParameter("areas", posts.stream().map(p -> p.post.area).toList())
                .setParameter("now", Days.now())
                .getResultList();
    }

    private List<PostProposal> proposed(List<Continuation> posts) {
        if (posts.isEmpty()) return List.of();
        return entities.createQuery(
                        "from PostProposal where (staffId in :holders or clientId in :holders) and " + UNDECIDED
                                + "> :now order by id",
                        PostProposal.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(
                        "holders", posts.stream().map(p -> p.post.holder()).toList())
                .setParameter("now", Days.now())
                .getResultList();
    }

    /** When a post that is proposed now lapses. */
    public Instant lapse() {
        return Days.now().plus(patience);
    }

    PostProposalDetail approve(UUID id) {
        var proposal = get(id);
        return proposal.staffId == null ? approveOfClient(proposal) : approveOfStaff(proposal);
    }

    // The holder is locked first, as by everybody else who changes both.
    private PostProposalDetail approveOfStaff(PostProposal proposal) {
        var staff = Staff.<Staff>findById(proposal.staffId, LockModeType.PESSIMISTIC_WRITE);
        approved(proposal, staff.subject);
        changed(staff);
        return detail(proposal);
    }

    private PostProposalDetail approveOfClient(PostProposal proposal) {
        var client = Client.<Client>findById(proposal.clientId, LockModeType.PESSIMISTIC_WRITE);
        approved(proposal, client.subject);
        entities.lock(client, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        entities.flush();
        keycloakAccounts.schedule(client);
        return detail(proposal);
    }

    private void approved(PostProposal proposal, String subject) {
        lock(proposal);
        areas.mustTakeRecords(proposal.area);
        var post = proposal.approve(caller.post());
        post.subject = subject;
        give(post);
    }

    PostProposalDetail end(UUID id) {
        var proposal = get(id);
        lock(proposal);
        proposal.end(caller.post());
        entities.flush();
        return detail(proposal);
    }

    PostProposalDetail detail(PostProposal proposal) {
        return details(List.of(proposal)).get(0);
    }

    private List<PostProposalDetail> details(List<PostProposal> proposals) {
        var retired = Area.<Area>find(
                        "select code from Area where code in ?1 and validUntil < ?2",
                        proposals.stream().map(p -> p.area).toList(),
                        Days.today())
                .project(AreaCode.class)
                .list();
        return proposals.stream()
                .map(p -> new PostProposalDetail(p, p.mayBeApprovedBy(caller.staffId()) && !retired.contains(p.area)))
                .toList();
    }

    PostProposal get(UUID id) {
        journal.about(id);
        var proposal = PostProposal.<PostProposal>find("from PostProposal e where e.id = ?1 and (" + SEEN + ")", id)
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
        // Under the holder the journal has who proposed a post, too.
        journal.about(proposal.holder());
        return proposal;
    }

    private void lock(PostProposal proposal) {
        entities.refresh(proposal, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(proposal.version());
    }

    private void give(Post post) {
        if (post.main && post.staffId != null)
            Post.<Post>list("staffId = ?1 and main", post.staffId).forEach(other -> other.main = false);
        post.persist();
    }

    /** A post is a part of its holder: a new version, and the account's roles follow. */
    void changed(Staff staff) {
        entities.lock(staff, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        entities.flush();
        keycloakAccounts.schedule(staff);
    }

    /** The open proposals of these staff members or clients, newest first. */
    public List<PostProposal> open(Collection<UUID> holders) {
        return PostProposal.<PostProposal>list(
                "(staffId in ?1 or clientId in ?1) and " + UNDECIDED + "> ?2 order by id desc", holders, Days.now());
    }

    Paged<PostProposalDetail> list(PostProposalState state, Paging paging) {
        var conditions = new Conditions().and(SEEN);
        if (state != null)
            switch (state) {
                case OPEN -> conditions.and(UNDECIDED + "> :now", "now", Days.now());
                case LAPSED -> conditions.and(UNDECIDED + "<= :now", "now", Days.now());
                case APPROVED, REFUSED, WITHDRAWN -> conditions.and("decision = " + state);
            }
        var rows = details(NEWEST.rows(conditions, paging));
        return paging.page(
                rows, proposal -> proposal, proposal -> List.of(proposal.id()), () -> NEWEST.count(conditions));
    }
}
