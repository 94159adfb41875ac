package org.gridmediation.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody must do until a certain time and is no clock of a dispute: listed among the tasks, in the same order. */
public interface OtherTasks {
    /** The last task of the page before. */
    record After(Instant due, UUID id) {
        public List<?> key() {
            return List.of(due, id);
        }
    }

    /** @param after null on the first page */
    List<TaskItem> list(TaskFilter filter, After after, int limit);
}
