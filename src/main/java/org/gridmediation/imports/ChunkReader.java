package org.gridmediation.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.RowReader;
import org.gridmediation.sheet.Sheet;
import org.gridmediation.sheet.SheetRow;

/** Reads, checks and seals a few chunks ahead of the database, on threads of its own; no more than a few, so that memory stays as it is. */
final class ChunkReader<R> implements AutoCloseable {
    private static final int CHUNKS = 2;

    /** @param last whether the file ends with it */
    record Chunk<R>(List<Line<R>> lines, double progress, boolean last) {}

    private final Sheet sheet;
    private final Header header;
    private final Loader.Preparation<R> preparation;
    private final int size;
    private final int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final ExecutorService pool = Executors.newFixedThreadPool(workers);
    private final Queue<Future<Chunk<R>>> chunks = new ArrayDeque<>();
    private long skip;
    private boolean ended;

    /** @param skip rows that are done */
    ChunkReader(Sheet sheet, Header header, Loader.Preparation<R> preparation, int size, long skip) {
        this.sheet = sheet;
        this.header = header;
        this.preparation = preparation;
        this.size = size;
        this.skip = skip;
        for (int i = 0; i < CHUNKS; i++) chunks.add(reader.submit(this::read));
    }

    /** @return null after the last one */
    Chunk<R> next() {
        if (ended) return null;
        try {
            var chunk = chunks.remove().get();
            ended = chunk.last();
            if (!ended) chunks.add(reader.submit(this::read));
            return chunk;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Interruption();
        }
    }

    private Chunk<R> read() throws InterruptedException, ExecutionException {
        for (; skip > 0 && sheet.hasNext(); skip--) sheet.next();
        var parts = new ArrayList<Future<List<Line<R>>>>();
        int each = Math.max(1, size / workers);
        int read = 0;
        while (read < size && sheet.hasNext()) {
            var rows = new ArrayList<SheetRow>(each);
            while (read < size && rows.size() < each && sheet.hasNext()) {
                rows.add(sheet.next());
                read++;
            }
            parts.add(pool.submit(() ->
                    rows.stream().map(row -> line(row, header, preparation)).toList()));
        }
        var lines = new ArrayList<Line<R>>(read);
        for (var part : parts) lines.addAll(part.get());
        return new Chunk<>(lines, sheet.progress(), !sheet.hasNext());
    }

    static <R> Line<R> line(SheetRow row, Header header, Loader.Preparation<R> preparation) {
        if (row.isBlank()) return Line.blank(row.number());
        var reading = new RowReader(header, row);
        var record = row.fault() == null ? preparation.prepare(reading) : null;
        reading.mistakes.sort(header.inOrder());
        return reading.mistakes.isEmpty()
                ? Line.of(row.number(), record)
                : Line.rejected(row.number(), reading.mistakes);
    }

    @Override
    public void close() {
        reader.shutdownNow();
        pool.shutdownNow();
        try {
            // The file is closed next, and somebody may be at it.
            if (!reader.awaitTermination(10, TimeUnit.SECONDS)) throw new Interruption();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
