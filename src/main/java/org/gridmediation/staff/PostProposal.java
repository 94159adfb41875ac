package org.gridmediation.staff;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Post;
import org.gridmediation.access.Role;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.SQLRestriction;

/** A post that waits for a second person. It is no post yet, so that it gives no right wherever posts are asked for; approved, it becomes the post of its id. */
@Entity
@DynamicUpdate
@SQLRestriction(Wall.INSIDE)
public class PostProposal extends PanacheEntityBase {
    @Id
    @TimeOrderedId
    UUID id;

    UUID staffId;
    public UUID clientId;

    @Enumerated(EnumType.STRING)
    Role role;

    AreaCode area;
    UUID organizationId;
    boolean main;
    Instant validFrom;
    Instant validUntil;
    UUID proposedBy;
    String proposedByName;
    Instant proposedAt;
    Instant lapsesAt;

    /** Null until somebody decides; {@link #state} tells an open one from a lapsed one. */
    @Enumerated(EnumType.STRING)
    PostProposalState decision;

    UUID decidedBy;
    String decidedByName;
    Instant decidedAt;

    @Version
    int version;

    PostProposal() {}

    PostProposal(Post post, CallerPost by, Duration patience) {
        staffId = post.staffId;
        clientId = post.clientId;
        role = post.role;
        area = post.area;
        organizationId = post.organizationId;
        main = post.main;
        validFrom = post.validFrom;
        validUntil = post.validUntil;
        proposedBy = by.staffId();
        proposedByName = by.name();
        proposedAt = Days.now();
        lapsesAt = proposedAt.plus(patience);
        if (validUntil != null && validUntil.isBefore(lapsesAt)) lapsesAt = validUntil;
    }

    PostProposalState state() {
        if (decision != null) return decision;
        return Days.now().isBefore(lapsesAt) ? PostProposalState.OPEN : PostProposalState.LAPSED;
    }

    /** What time does to it is a new version, too; nothing else comes after it. */
    int version() {
        return state() == PostProposalState.LAPSED ? version + 1 : version;
    }

    UUID holder() {
        return staffId == null ? clientId : staffId;
    }

    /** Neither who proposed it nor whom it favours. */
    boolean mayBeApprovedBy(UUID person) {
        return person != null && !person.equals(proposedBy) && !person.equals(staffId);
    }

    /** The post, which counts from now at the earliest: what was done before was done without it. */
    Post approve(CallerPost by) {
        if (!mayBeApprovedBy(by.staffId())) throw Problem.SECOND_PERSON_NEEDED.exception();
        decide(PostProposalState.APPROVED, by);
        var post = post();
        if (post.validFrom.isBefore(decidedAt)) post.validFrom = decidedAt;
        return post;
    }

    /** The post as it is proposed. */
    Post post() {
        var post = new Post();
        post.id = id;
        post.staffId = staffId;
        post.clientId = clientId;
        post.role = role;
        post.area = area;
        post.organizationId = organizationId;
        post.main = main;
        post.validFrom = validFrom;
        post.validUntil = validUntil;
        return post;
    }

    public void end(CallerPost by) {
        decide(proposedBy.equals(by.staffId()) ? PostProposalState.WITHDRAWN : PostProposalState.REFUSED, by);
    }

    private void decide(PostProposalState as, CallerPost by) {
        if (state() != PostProposalState.OPEN) throw Problem.WRONG_STATE.exception(state());
        decision = as;
        decidedBy = by.staffId();
        decidedByName = by.name();
        decidedAt = Days.now();
    }
}
