package org.gridmediation.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Problem;

/** Who calls, in which post, over which area. */
@RequestScoped
public class Caller {
    static final String POSTS = "posts";
    static final String ACTING = "acting-post";

    @Inject
    SecurityIdentity identity;

    private CallerPost assumed;
    private boolean atOneMoment;
    private String own = "";

    /** The post under which this request acts, or null when the caller has no valid one. */
    public CallerPost post() {
        return assumed != null ? assumed : identity.getAttribute(ACTING);
    }

    public List<CallerPost> posts() {
        List<CallerPost> posts = identity.getAttribute(POSTS);
        return posts == null ? List.of() : posts;
    }

    public String subject() {
        return identity.isAnonymous() ? "" : Posts.subjectOf(identity);
    }

    public boolean is(Role role) {
        return post() != null && post().role() == role;
    }

    public AreaCode area() {
        return post().area();
    }

    public UUID staffId() {
        return post().staffId();
    }

    /** The caller's own record as a resident. */
    public UUID residentId() {
        return post().residentId();
    }

    /** The ids of the disputes that a resident is a party to or applied for: those and nothing else concern them. */
    public List<UUID> ownDisputes() {
        return Stream.of(own.split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
    }

    void owns(String disputes) {
        own = disputes;
    }

    String own() {
        return own;
    }

    /** An area that the request names in its URL or body must lie inside the caller's. */
    public void mustCover(AreaCode area) {
        if (!post().area().contains(area))
            throw Problem.AREA_NOT_YOURS.exception(area).under(otherPosts(p -> p.area()
                    .contains(area)));
    }

    /** The caller's own posts beside the acting one that satisfy this. */
    public List<UUID> otherPosts(Predicate<CallerPost> may) {
        return posts().stream()
                .filter(p -> post() == null || !p.id().equals(post().id()))
                .filter(may)
                .map(CallerPost::id)
                .toList();
    }

    /** Those of them whose role may call an operation. */
    public List<UUID> otherPosts(String operation, Predicate<CallerPost> may) {
        return otherPosts(p -> Operation.of(operation) != null
                && Operation.of(operation).roles().contains(p.role())
                && may.test(p));
    }

    /** Refuses what the acting post may not, and names the caller's own posts that may. */
    public void must(String operation, Predicate<CallerPost> may, Problem refusal) {
        if (!may.test(post())) throw refusal.exception().under(otherPosts(operation, may));
    }

    /** Whether something would hold if the caller acted under this post. */
    public boolean would(CallerPost post, BooleanSupplier hold) {
        var before = assumed;
        assumed = post;
        try {
            return hold.getAsBoolean();
        } finally {
            assumed = before;
        }
    }

    /** For work without a request (jobs, the demo): acts in this post until the request context ends. */
    public void assume(CallerPost post) {
        assumed = post;
    }

    /** Whether this is no request, but a job or the like. */
    boolean isAssumed() {
        return assumed != null;
    }

    /** Whether transactions that begin now see one moment, and write nothing. */
    boolean isAtOneMoment() {
        return atOneMoment;
    }

    void atOneMoment(boolean is) {
        atOneMoment = is;
    }
}
