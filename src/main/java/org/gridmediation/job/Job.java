package org.gridmediation.job;

import com.github.kagkarlsson.scheduler.task.Task;

/** Work that goes on after the request, as rows of PostgreSQL: a pod that dies loses nothing, and another goes on. */
public interface Job {
    Task<?> task();
}
