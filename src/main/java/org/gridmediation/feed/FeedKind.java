package org.gridmediation.feed;

import java.util.Locale;
import java.util.Map;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Post;
import org.gridmediation.access.Role;
import org.gridmediation.access.Staff;
import org.gridmediation.area.Area;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;
import org.gridmediation.outcome.Outcome;
import org.gridmediation.report.Report;
import org.gridmediation.resident.Resident;

/** What the feed tells of. A new kind is a constant here, its place in {@link CurrentRecords}, and its list in {@link Snapshot}. */
public enum FeedKind {
    AREA("areas", "listAreas"),
    ORGANIZATION("organizations", "listOrganizations"),
    STAFF("staff", "listStaff"),
    POST("staff", "listPosts"),
    MEDIATOR("mediators", "listMediators"),
    RESIDENT("residents", "listResidents"),
    DISPUTE("disputes", "listDisputes"),
    OUTCOME("outcomes", "listOutcomes"),
    REPORT("reports", "listReports");

    private static final Map<Class<?>, FeedKind> ENTITIES = Map.of(
            Area.class,
            AREA,
            Organization.class,
            ORGANIZATION,
            Staff.class,
            STAFF,
            Post.class,
            POST,
            Mediator.class,
            MEDIATOR,
            Resident.class,
            RESIDENT,
            Dispute.class,
            DISPUTE,
            Outcome.class,
            OUTCOME,
            Report.class,
            REPORT);

    private final String collection;
    private final String list;

    FeedKind(String collection, String list) {
        this.collection = collection;
        this.list = list;
    }

    /** Null for what the feed does not tell of. */
    static FeedKind of(Class<?> entity) {
        return ENTITIES.get(entity);
    }

    String path(String record) {
        return "/v1/" + collection + "/" + record;
    }

    String type(String what) {
        return "org.gridmediation." + word(name()) + "." + word(what);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The record itself goes to those who may list it; a platform sees what the officers of its own tier do. All others get its address only. */
    boolean isShownTo(CallerPost post) {
        var role = post.role() == Role.FEED_READER ? Role.officerOf(post.area().tier()) : post.role();
        return Operation.of(list).roles().contains(role);
    }
}
