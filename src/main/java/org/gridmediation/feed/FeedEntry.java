package org.gridmediation.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.gridmediation.area.AreaCode;

/** A change in its place in a district's feed. */
record FeedEntry(
        String district,
        long position,
        long n,
        FeedKind kind,
        String record,
        String what,
        AreaCode area,
        String sharedWith,
        String wasArea,
        String wasSharedWith,
        Instant at) {
    static final String COLUMNS =
            "district, position, n, kind, record, what, area, shared_with, was_area, was_shared_with, at";

    static FeedEntry of(ResultSet row) throws SQLException {
        return new FeedEntry(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                FeedKind.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                new AreaCode(row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }

    /** A record that moves comes into one scope and leaves another; whoever sees both places sees it move. */
    String type(AreaCode reader) {
        boolean seen = isSeen(reader, area.value(), sharedWith);
        boolean wasSeen = wasArea == null ? seen : isSeen(reader, wasArea, wasSharedWith);
        if (seen == wasSeen) return kind.type(what);
        return kind.type(seen ? "SCOPE_ENTERED" : "SCOPE_LEFT");
    }

    /** What is gone, from the reader's view or altogether, has nothing to show. */
    boolean hasRecord(AreaCode reader) {
        return !what.equals(ChangeType.REMOVED.name()) && isSeen(reader, area.value(), sharedWith);
    }

    private static boolean isSeen(AreaCode reader, String area, String sharedWith) {
        return area.startsWith(reader.value()) || sharedWith.contains(" " + reader);
    }

    CloudEvent event(AreaCode reader, RecordView shown) {
        return new CloudEvent(
                String.valueOf(position),
                CloudEvent.source(district),
                type(reader),
                kind.path(record),
                at,
                "%019d".formatted(n),
                area,
                shown == null ? null : shown.data());
    }
}
