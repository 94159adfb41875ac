package org.gridmediation.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody must do until a certain time and is no clock of a dispute: listed among the tasks, in the same order. */
public interface OtherTasks {
    /** The last task of the page before. */
    record After(Instant due, UUID id) {
        /** Nothing on the first page. */
        public static List<?> key(After after) {
            return after == null ? List.of() : List.of(after.due, after.id);
        }
    }

    /** @param after null on the first page */
    List<TaskItem> list(TaskFilter filter, After after, int limit);
}
