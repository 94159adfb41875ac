package org.gridmediation.feed;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Not in one transaction: who waits for a change holds none, and each page is read in one of its own. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional(TxType.NOT_SUPPORTED)
@Tag(
        name = "Changes",
        description =
                "What changed, for platforms that keep a copy: in order, without a gap, and no more than their posts may see.")
public class ChangeResource {
    private static final String KINDS =
            "Only of these kinds: " + "AREA, ORGANIZATION, STAFF, POST, MEDIATOR, RESIDENT, DISPUTE, OUTCOME, REPORT.";

    @Inject
    Feed feed;

    @GET
    @Operation(
            summary = "Read what changed since",
            description =
                    "Every change of the records of the caller's area, in the order of its commit in each district, none left out and none twice. With the caller's rights and"
                            + " masking, each with the record as it is now. `demo-platform` reads its district's under its feed-reader post.")
    @Extension(name = "x-problems", value = "CURSOR_EXPIRED")
    @PermissionsAllowed("listChanges")
    public ChangePage listChanges(
            @RestQuery
                    @Size(max = FeedCursor.LONGEST)
                    @Parameter(
                            description =
                                    "The `next` of the answer before, or the `changes` of a snapshot; without it, from the first change that is kept.")
                    String after,
            @RestQuery @Size(max = 200) @Parameter(description = KINDS, example = "DISPUTE,OUTCOME") String kinds,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) @Parameter(description = "Changes on a page.") int limit,
            @RestQuery
                    @DefaultValue("0")
                    @Min(0)
                    @Max(30)
                    @Parameter(description = "How many seconds to wait for a change when there is none.")
                    int wait) {
        return feed.changes(after == null ? null : FeedCursor.of(after, "after"), Feed.kinds(kinds), limit, wait);
    }

    @GET
    @Path("snapshot")
    @Operation(
            summary = "Read all there is, to begin with",
            description =
                    "Every record of the kinds that the caller may list that lies in the caller's area, and the disputes and outcomes beside it that are shared with the caller, page by page; and the cursor from which the changes go on without a gap."
                            + " What lists show of the area around the caller's, such as its committees and mediators, is no part of it. `demo-platform` reads its district's.")
    @PermissionsAllowed("getSnapshot")
    public SnapshotPage getSnapshot(
            @RestQuery
                    @Size(max = SnapshotPage.LONGEST)
                    @Parameter(description = "The `next` of the page before; opaque.")
                    String cursor,
            @RestQuery @Size(max = 200) @Parameter(description = KINDS, example = "DISPUTE,OUTCOME") String kinds,
            @RestQuery @DefaultValue("100") @Min(1) @Max(200) @Parameter(description = "Records on a page.")
                    int limit) {
        return feed.snapshot(cursor, Feed.kinds(kinds), limit);
    }
}
