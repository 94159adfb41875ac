package org.gridmediation.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;
import org.gridmediation.content.Contents;
import org.gridmediation.job.Job;

/** The files themselves: fetched to be read, and removed when no job needs them any more. */
@ApplicationScoped
public class ImportFiles implements Job {
    private static final TaskDescriptor<String> LOOK = TaskDescriptor.of("import-content", String.class);
    private static final Duration LONG_ENOUGH = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofMinutes(1);

    @ConfigProperty(name = "grid-mediation.storage.incoming")
    Path folder;

    @Inject
    DataSource database;

    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Contents contents;

    @Override
    public Task<?> task() {
        return Tasks.oneTime(LOOK)
                .onFailure(
                        (failed, next) -> next.reschedule(failed, Instant.now().plus(RETRY)))
                .execute((instance, context) -> removeUnused(instance.getData()));
    }

    void lookLater(String key) {
        look(key, LONG_ENOUGH);
    }

    /** In the transaction in which the job lets go of it. */
    void lookNow(String key) {
        look(key, Duration.ZERO);
    }

    private void look(String key, Duration in) {
        SchedulerClient.Builder.create(database)
                .build()
                .scheduleIfNotExists(LOOK.instance(UUID.randomUUID().toString())
                        .data(key)
                        .scheduledTo(Instant.now().plus(in)));
    }

    @ActivateRequestContext
    void removeUnused(String key) {
        caller.assume(CallerPost.ofSystem(new AreaCode(key.substring(0, key.indexOf('/')))));
        if (QuarkusTransaction.requiringNew().call(() -> isUsed(key))) return;
        try {
            contents.remove(key);
        } catch (IOException later) {
            throw new IllegalStateException("a file could not be removed", later);
        }
    }

    private boolean isUsed(String key) {
        return session.createQuery("select count(*) from ImportJob where content = :key", Long.class)
                        .setParameter("key", key)
                        .getSingleResult()
                > 0;
    }

    /** A copy of its own: a run reads for minutes, which no storage waits for. Whoever has it deletes it. */
    Path fetch(ImportJob job) throws IOException {
        var file = Files.createTempFile(Files.createDirectories(folder), "grid-mediation-", ".part");
        try (var in = contents.open(job.content);
                var out = Files.newOutputStream(file)) {
            if (in.transferTo(out) == job.size) return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        Files.deleteIfExists(file);
        throw new IOException("a file is shorter than it was");
    }
}
