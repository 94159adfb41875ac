package org.gridmediation.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Tier;
import org.gridmediation.feed.Snapshot.Part;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.job.Shutdown;

/** Answers who pulls: what changed since, or all there is and where to go on from. */
@ApplicationScoped
class Feed {
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Who waits holds a thread and a place among the requests that this server carries, but no connection: so not too many of them. */
    private final Semaphore places;

    /** Who begins holds the connection of its transaction while it waits for another one: not as many as there are connections. */
    private final Semaphore beginning = new Semaphore(2);

    @Inject
    Shutdown shutdown;

    @Inject
    Caller caller;

    @Inject
    DataSource database;

    @Inject
    Sequencer sequencer;

    @Inject
    FeedReader feedReader;

    @Inject
    Snapshot snapshot;

    @Inject
    Feed(FeedSettings settings) {
        places = new Semaphore(settings.waiting());
    }

    ChangePage changes(FeedCursor after, Set<FeedKind> kinds, int limit, int wait) {
        if (after != null && !after.isReadIn(caller.area())) throw Problem.CURSOR_EXPIRED.exception();
        boolean waits = wait > 0 && places.tryAcquire();
        try {
            var end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
            var page = page(after, kinds, limit);
            while (waits && page.items().isEmpty() && !page.more() && System.nanoTime() < end && !shutdown.hasBegun()) {
                Thread.sleep(LOOK.toMillis());
                page = next(page, kinds, limit);
            }
            return page;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.OVERLOADED.exception();
        } finally {
            if (waits) places.release();
        }
    }

    private ChangePage next(ChangePage page, Set<FeedKind> kinds, int limit) {
        var cursor = FeedCursor.of(page.next(), "after");
        var placed = sequencer.run(caller.area());
        return placed.positions().equals(cursor.positions()) ? page : page(placed, cursor, kinds, limit);
    }

    private ChangePage page(FeedCursor after, Set<FeedKind> kinds, int limit) {
        return page(sequencer.run(caller.area()), after, kinds, limit);
    }

    private ChangePage page(Sequencer.Placed placed, FeedCursor after, Set<FeedKind> kinds, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var page = feedReader.read(placed.positions(), after, kinds, limit);
            return new ChangePage(
                    feedReader.events(page.entries()),
                    page.next().readIn(caller.area()).text(),
                    page.left() || placed.left());
        });
    }

    /** The cursor is older than the first page: whatever changes meanwhile comes again as a change, and what is read later is newer. */
    SnapshotPage snapshot(String cursor, Set<FeedKind> kinds, int limit) {
        var key = key(cursor);
        var parts = Arrays.stream(Part.values())
                .filter(part -> kinds.contains(part.kind) && part.kind.isShownTo(caller.post()))
                .toList();
        if (key.isEmpty())
            return snapshot(
                    new FeedCursor(sequencer.run(caller.area()).positions()).readIn(caller.area()),
                    parts,
                    parts.isEmpty() ? null : parts.get(0),
                    null,
                    limit);
        var part = parts.stream().filter(p -> p.name().equals(key.get(1))).findFirst();
        if (part.isEmpty()) throw Problem.INVALID_PARAMETER.in("cursor", "CURSOR_INVALID");
        var changes = FeedCursor.of(key.get(0), "cursor");
        if (!changes.isReadIn(caller.area())) throw Problem.INVALID_PARAMETER.in("cursor", "CURSOR_INVALID");
        return snapshot(changes, parts, part.get(), key.get(2).isEmpty() ? null : key.get(2), limit);
    }

    /** Where the feed stands, for whoever begins within a transaction: after all that was committed, placed by then or not. */
    FeedCursor now() {
        if (!beginning.tryAcquire()) throw Problem.OVERLOADED.exception();
        try {
            QuarkusTransaction.suspendingExisting().run(() -> sequencer.run(caller.area()));
        } finally {
            beginning.release();
        }
        try (var connection = database.getConnection()) {
            return new FeedCursor(Sequencer.positions(connection, caller.area().at(Tier.DISTRICT)));
        } catch (SQLException e) {
            throw new IllegalStateException("the feed's positions could not be read: " + e.getSQLState(), e);
        }
    }

    private static List<String> key(String cursor) {
        var paging = new Paging();
        paging.cursor = cursor;
        return paging.after(3);
    }

    private SnapshotPage snapshot(FeedCursor changes, List<Part> parts, Part part, String inner, int limit) {
        if (part == null) return new SnapshotPage(List.of(), null, changes.text());
        return QuarkusTransaction.requiringNew().call(() -> {
            var page = snapshot.page(part, inner, limit);
            int following = parts.indexOf(part) + 1;
            var next = page.next() != null
                    ? List.of(changes.text(), part, page.next())
                    : following == parts.size() ? null : List.of(changes.text(), parts.get(following), "");
            return new SnapshotPage(
                    page.items().stream()
                            .map(shown -> present(part.kind, shown))
                            .toList(),
                    next == null ? null : Paging.cursor(next),
                    changes.text());
        });
    }

    private static CloudEvent present(FeedKind kind, RecordView shown) {
        return new CloudEvent(
                kind.path(shown.record()),
                CloudEvent.source(shown.area().district()),
                kind.type("PRESENT"),
                kind.path(shown.record()),
                Days.now(),
                null,
                shown.area(),
                shown.data());
    }

    /** @param names separated by commas; all when absent */
    static Set<FeedKind> kinds(String names) {
        var kinds = EnumSet.noneOf(FeedKind.class);
        if (names == null) return EnumSet.allOf(FeedKind.class);
        for (var name : names.split(",", -1))
            try {
                kinds.add(FeedKind.valueOf(name.strip()));
            } catch (IllegalArgumentException unknown) {
                throw Problem.INVALID_PARAMETER.in("kinds", "UNKNOWN_VALUE");
            }
        return kinds;
    }
}
