package org.gridmediation.job;

import com.github.kagkarlsson.scheduler.task.Task;

/** Work that goes on after the request, as rows of PostgreSQL: a pod that dies loses nothing, and another goes on. */
public interface Job {
    /** The table of those that wait for others. */
    String OUTGOING = "outgoing_tasks";

    Task<?> task();

    /** How many pieces of it one pod works on at a time, unless it recurs or waits for others: no other job waits for a thread because of them. */
    default int atATime() {
        return 1;
    }

    /** Whether it waits for systems that are not ours: then it has threads of its own, and a table, so that nothing else waits for them. */
    default boolean waitsForOthers() {
        return false;
    }
}
