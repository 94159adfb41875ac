package org.gridmediation.imports;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Post;
import org.gridmediation.http.Days;
import org.gridmediation.sheet.SheetProblem;
import org.gridmediation.sheet.Sheets;

/**
 * Writes a file's rows. Valid rows are written chunk by chunk, each in a transaction with its results and the count of rows done, so that
 * whoever goes on after a stop goes on there. All or nothing is one transaction, in which nothing is visible before its end; a validation is
 * the same one, rolled back. Their results are kept beside it, for people to see how far it is.
 */
@ApplicationScoped
class Loading {
    private static final int CHUNK_SECONDS = 300;
    private static final int TRIES = 5;

    @ConfigProperty(name = "grid-mediation.imports.chunk")
    int chunkSize;

    @ConfigProperty(name = "grid-mediation.imports.longest")
    Duration longest;

    @All
    @Inject
    List<Loader<?>> loaders;

    @Inject
    DataSource database;

    @Inject
    EntityManager session;

    @Inject
    Sheets sheets;

    @Inject
    ImportFiles files;

    @Inject
    Outcomes outcomes;

    @Inject
    Progress progress;

    void load(ImportJob job, BooleanSupplier stopping) throws IOException {
        var file = files.fetch(job);
        try {
            load(job, loader(job.kind), file, stopping);
        } catch (SheetProblem problem) {
            progress.fail(job, Failure.of(problem));
        } catch (PostEnded ended) {
            progress.fail(job, Failure.of("POST_ENDED"));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    Loader<?> loader(Kind kind) {
        return loaders.stream().filter(l -> l.kind() == kind).findFirst().orElseThrow();
    }

    private <R> void load(ImportJob job, Loader<R> loader, Path file, BooleanSupplier stopping) {
        try (var sheet = sheets.open(file, job.hint())) {
            var header = new Header(job.kind, sheet.header(), job.ignored);
            if (!header.mistakes.isEmpty()) {
                progress.fail(job, sheet.headerRow(), header.mistakes);
                return;
            }
            try (var ahead = new Ahead<>(sheet, header, loader.preparing(job, header), chunkSize, job.read)) {
                if (job.mode.isOneTransaction()) inOneTransaction(job, loader, header, ahead, stopping);
                else chunkByChunk(job, loader, header, ahead, stopping);
            }
        }
    }

    private <R> void chunkByChunk(
            ImportJob job, Loader<R> loader, Header header, Ahead<R> ahead, BooleanSupplier stopping) {
        boolean cancelled = false;
        for (var chunk = ahead.next(); chunk != null && !cancelled; chunk = ahead.next()) {
            if (stopping.getAsBoolean()) throw new Stopped();
            var now = chunk;
            cancelled = again(() -> QuarkusTransaction.requiringNew()
                    .timeout(CHUNK_SECONDS)
                    .call(() -> {
                        write(job, loader, header, now);
                        return outcomes.keep(job, now, true) && !now.last();
                    }));
        }
        progress.end(job, cancelled ? State.CANCELLED : State.FINISHED, false);
    }

    /** Two that write the same rows at once can be in each other's way; the database then lets one of them go on. */
    private static boolean again(java.util.function.Supplier<Boolean> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (tried == TRIES || !isConflict(e)) throw e;
            }
        }
    }

    private static boolean isConflict(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("40") || sql.getSQLState().equals("23505"))) return true;
        return false;
    }

    /** Ends the one transaction with nothing written. */
    private static class NothingKept extends RuntimeException {
        final State state;

        NothingKept(State state) {
            super(state.name(), null, false, false);
            this.state = state;
        }
    }

    private <R> void inOneTransaction(
            ImportJob job, Loader<R> loader, Header header, Ahead<R> ahead, BooleanSupplier stopping) {
        try {
            QuarkusTransaction.requiringNew().timeout((int) longest.toSeconds()).run(() -> {
                boolean all = true;
                for (var chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
                    if (stopping.getAsBoolean()) throw new Stopped();
                    var now = chunk;
                    write(job, loader, header, now);
                    all &= now.lines().stream().noneMatch(line -> line.result == Result.REJECTED);
                    var cancelled = QuarkusTransaction.requiringNew().call(() -> outcomes.keep(job, now, false));
                    if (cancelled) throw new NothingKept(State.CANCELLED);
                }
                if (!all || job.mode == Mode.VALIDATE) throw new NothingKept(State.FINISHED);
                progress.end(job, State.FINISHED, true);
            });
        } catch (NothingKept nothing) {
            progress.end(job, nothing.state, false);
        }
    }

    private <R> void write(ImportJob job, Loader<R> loader, Header header, Ahead.Chunk<R> chunk) {
        mustStillBeInPost(job);
        chunk.lines().forEach(Line::startAgain);
        try (var connection = database.getConnection()) {
            loader.write(connection, job, header, chunk.lines());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class PostEnded extends RuntimeException {}

    /** Rights end when the post does, also for what was asked before. */
    private void mustStillBeInPost(ImportJob job) {
        session.clear();
        var post = session.find(Post.class, job.byPost);
        if (post == null
                || post.role != job.byRole
                || !post.area.equals(job.area)
                || !post.validAt(Days.now())
                || !job.kind.isWrittenBy(job.post())) throw new PostEnded();
    }
}
