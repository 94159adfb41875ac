package org.gridmediation.correction;

import java.util.Set;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Role;

/** What may be flagged, and by whom: whoever may read it, and the clients that are given it in bulk where the officers of their tier may read it. */
public enum RecordKind {
    DISPUTE("getDispute", Role.FEED_READER),
    RESIDENT("getResident", Role.FEED_READER),
    /** An area of any tier; grids are areas. */
    AREA("getArea"),
    REPORT("getReport", Role.FEED_READER, Role.STATISTICS_READER);

    /** What a dispute says that is about no person. */
    private static final Set<String> PLAIN = Set.of(
            "area",
            "status",
            "level",
            "type",
            "publicOrderType",
            "source",
            "urgency",
            "difficulty",
            "tags",
            "peopleInvolved",
            "amountClaimed",
            "scale",
            "eventLevel",
            "reportedAt",
            "holderId",
            "committeeId");

    private final String read;
    private final Set<Role> clients;

    RecordKind(String read, Role... clients) {
        this.read = read;
        this.clients = Set.of(clients);
    }

    boolean isReadBy(CallerPost post) {
        var readers = Operation.of(read).roles();
        return readers.contains(post.role())
                || clients.contains(post.role())
                        && readers.contains(Role.officerOf(post.area().tier()));
    }

    static Set<RecordKind> readBy(CallerPost post) {
        return Set.copyOf(Stream.of(values()).filter(k -> k.isReadBy(post)).toList());
    }

    /** Whether what stands at this JSON pointer may be about a person; what nobody knows may. */
    boolean isPersonal(String field) {
        return switch (this) {
            case AREA, REPORT -> false;
            case RESIDENT -> !field.equals("/area");
            case DISPUTE -> !PLAIN.contains(field.split("/")[1]);
        };
    }
}
