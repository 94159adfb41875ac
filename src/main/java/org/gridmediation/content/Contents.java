package org.gridmediation.content;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmediation.http.Problem;

/** Keeps and gives contents, a few at a time: a slow storage must not hold every connection to the database. */
@ApplicationScoped
public class Contents {
    @Inject
    Storage storage;

    private final Semaphore turns = new Semaphore(4);

    /** Durable when it comes back; only then may a row speak of it. */
    public void keep(Upload upload) {
        keep(upload.key(), upload.file());
    }

    public void keep(String key, Path file) {
        inTurn(() -> {
            storage.put(key, file);
            return null;
        });
    }

    public InputStream open(String key) {
        return inTurn(() -> storage.open(key));
    }

    public void remove(String key) throws IOException {
        storage.delete(key);
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T inTurn(Work<T> work) {
        if (!isMyTurn()) throw Problem.STORAGE_UNAVAILABLE.exception();
        try {
            return work.done();
        } catch (IOException e) {
            Log.errorf("the storage of contents fails: %s: %s", e.getClass().getSimpleName(), e.getMessage());
            throw Problem.STORAGE_UNAVAILABLE.exception();
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
