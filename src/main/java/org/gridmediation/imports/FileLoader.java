package org.gridmediation.imports;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gridmediation.access.Tenure;
import org.gridmediation.columns.Header;
import org.gridmediation.sheet.SheetProblem;
import org.gridmediation.sheet.Sheets;

/**
 * Writes a file's rows. Valid rows are written chunk by chunk, each in a transaction with its results and the count of rows done, so that
 * whoever goes on after a stop goes on there. A validation does the same and takes each chunk back. All or nothing is one transaction, in which
 * nothing is visible before its end; its results are kept beside it, for people to see how far it is.
 */
@ApplicationScoped
class FileLoader {
    private static final int CHUNK_SECONDS = 300;
    private static final int TRIES = 5;
    /** The transaction itself ends later than we give up. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    @Inject
    ImportSettings settings;

    @All
    @Inject
    List<Loader<?>> loaders;

    @Inject
    DataSource database;

    @Inject
    Sheets sheets;

    @Inject
    ImportFiles files;

    @Inject
    RowResults rowResults;

    @Inject
    ImportProgress importProgress;

    @Inject
    Trials trials;

    @Inject
    Tenure tenure;

    void load(ImportJob job, BooleanSupplier stopping) throws IOException {
        var file = files.fetch(job);
        try {
            load(job, loader(job.kind), file, stopping);
        } catch (SheetProblem problem) {
            importProgress.fail(job, Failure.of(problem));
        } catch (PostEnded ended) {
            importProgress.fail(job, Failure.of("POST_ENDED"));
        } catch (TooLong tooLong) {
            importProgress.fail(job, Failure.of("TOO_LONG_FOR_ONE_TRANSACTION"));
        } finally {
            Files.deleteIfExists(file);
            if (job.mode == Mode.VALIDATE) trials.forget(job);
        }
    }

    Loader<?> loader(ImportKind kind) {
        return loaders.stream().filter(l -> l.kind() == kind).findFirst().orElseThrow();
    }

    private <R> void load(ImportJob job, Loader<R> loader, Path file, BooleanSupplier stopping) {
        try (var sheet = sheets.open(file, job.hint())) {
            job.headerRow = sheet.headerRow();
            var header = new Header(job.kind.columns(), sheet.header(), job.ignored);
            if (!header.mistakes.isEmpty()) {
                importProgress.fail(job, sheet.headerRow(), header.mistakes);
                return;
            }
            var preparation = loader.preparing(job, header);
            try (var ahead = new ChunkReader<>(sheet, header, preparation, settings.chunk(), job.read)) {
                switch (job.mode) {
                    case ALL_OR_NOTHING -> inOneTransaction(job, loader, header, ahead, stopping);
                    case VALID_ROWS -> each(job, ahead, stopping, chunk -> writeAndKeep(job, loader, header, chunk));
                    case VALIDATE ->
                        each(job, ahead, stopping, chunk -> {
                            validate(
                                    job,
                                    loader,
                                    header,
                                    chunk,
                                    numbers -> above(job, header, preparation, file, numbers));
                            QuarkusTransaction.requiringNew().call(() -> {
                                rowResults.keep(job, chunk, false);
                                trials.keep(job, loader, chunk.lines());
                                return null;
                            });
                        });
                }
            }
        }
    }

    private <R> void each(
            ImportJob job, ChunkReader<R> ahead, BooleanSupplier stopping, Consumer<ChunkReader.Chunk<R>> work) {
        for (var chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
            if (stopping.getAsBoolean()) throw new Interruption();
            work.accept(chunk);
        }
        importProgress.end(job, ImportState.FINISHED, false);
    }

    private <R> void writeAndKeep(ImportJob job, Loader<R> loader, Header header, ChunkReader.Chunk<R> chunk) {
        again(() -> QuarkusTransaction.requiringNew().timeout(CHUNK_SECONDS).call(() -> {
            write(job, loader, header, chunk.lines());
            rowResults.keep(job, chunk, true);
            return null;
        }));
    }

    /**
     * Tries a chunk and takes it back at once: a lock that it takes is held no longer than that. What the file brought before is not in the tables, so
     * that the rows above which these would meet are tried before them.
     */
    private <R> void validate(
            ImportJob job,
            Loader<R> loader,
            Header header,
            ChunkReader.Chunk<R> chunk,
            Function<Set<Integer>, List<Line<R>>> read) {
        var numbers = new TreeSet<Integer>();
        var above = List.<Line<R>>of();
        for (boolean more = true; more; ) {
            while (numbers.addAll(trials.above(job, loader, chunk.lines(), above))) above = read.apply(numbers);
            tryAndTakeBack(job, loader, header, chunk.lines(), above);
            // What a row was found to be may be what one above was found to be.
            more = numbers.addAll(trials.aboveSame(job, chunk.lines()));
            if (more) above = read.apply(numbers);
        }
    }

    private <R> void tryAndTakeBack(
            ImportJob job, Loader<R> loader, Header header, List<Line<R>> lines, List<Line<R>> above) {
        again(() -> {
            try {
                QuarkusTransaction.requiringNew().timeout(CHUNK_SECONDS).run(() -> {
                    if (!above.isEmpty()) write(job, loader, header, above);
                    job.met = above.stream()
                            .filter(line -> line.recordId != null)
                            .collect(Collectors.toMap(line -> line.recordId, line -> line.number, Math::min));
                    write(job, loader, header, lines);
                    throw new NothingKept();
                });
            } catch (NothingKept tried) {
                // That was the wish.
            } finally {
                job.met = Map.of();
            }
        });
    }

    /** From the file once more: few rows meet one of another chunk. */
    private <R> List<Line<R>> above(
            ImportJob job, Header header, Loader.Preparation<R> preparation, Path file, Set<Integer> numbers) {
        var lines = new ArrayList<Line<R>>();
        try (var sheet = sheets.open(file, job.hint())) {
            while (lines.size() < numbers.size() && sheet.hasNext()) {
                var row = sheet.next();
                if (numbers.contains(row.number())) lines.add(ChunkReader.line(row, header, preparation));
            }
        }
        return lines;
    }

    private static void again(Runnable work) {
        for (int tried = 1; ; tried++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (tried == TRIES || !Trouble.isConflict(e)) throw e;
            }
        }
    }

    /** Ends a transaction with nothing written. */
    private static class NothingKept extends RuntimeException {
        NothingKept() {
            super(null, null, false, false);
        }
    }

    private static class TooLong extends RuntimeException {}

    private <R> void inOneTransaction(
            ImportJob job, Loader<R> loader, Header header, ChunkReader<R> ahead, BooleanSupplier stopping) {
        var end = System.nanoTime() + settings.longest().toNanos();
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) settings.longest().plus(GRACE).toSeconds())
                    .run(() -> {
                        boolean all = true;
                        for (var chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
                            if (stopping.getAsBoolean()) throw new Interruption();
                            if (System.nanoTime() > end) throw new TooLong();
                            var now = chunk;
                            write(job, loader, header, now.lines());
                            all &= now.lines().stream().noneMatch(line -> line.result == Result.REJECTED);
                            QuarkusTransaction.requiringNew().call(() -> {
                                rowResults.keep(job, now, false);
                                return null;
                            });
                        }
                        if (!all) throw new NothingKept();
                        importProgress.end(job, ImportState.FINISHED, true);
                    });
        } catch (NothingKept rejected) {
            importProgress.end(job, ImportState.FINISHED, false);
        }
    }

    private <R> void write(ImportJob job, Loader<R> loader, Header header, List<Line<R>> lines) {
        // Rights end when the post does, also for what was asked before.
        if (!tenure.holds(job.post()) || !job.kind.isWrittenBy(job.post())) throw new PostEnded();
        lines.forEach(Line::startAgain);
        try (var connection = database.getConnection()) {
            loader.write(connection, job, header, lines);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class PostEnded extends RuntimeException {}
}
