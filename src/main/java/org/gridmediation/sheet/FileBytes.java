package org.gridmediation.sheet;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, out of its gzip if it is in one, and never more of them than the limits let through. */
final class FileBytes {
    private static final long NEGLIGIBLE = 16 << 20;

    final Path file;
    final boolean gzip;
    private final SheetLimits limits;
    private final long size;
    private long taken;

    FileBytes(Path file, SheetLimits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        size = Files.size(file);
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(2);
            gzip = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
        }
    }

    /** From the beginning; how far the last one opened has come is {@link #progress}. */
    InputStream open() throws IOException {
        taken = 0;
        var raw = new Counted(Files.newInputStream(file));
        if (!gzip) return new Limited(raw);
        try {
            return new Limited(new GZIPInputStream(raw, 1 << 16));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    byte[] head() throws IOException {
        try (var in = open()) {
            return in.readNBytes(1 << 16);
        }
    }

    /** For what must be read from all its ends: a temporary file that goes when it is closed. */
    Path unpacked() throws IOException {
        var temporary = temporary(limits);
        try (var in = open();
                var out = Files.newOutputStream(temporary, StandardOpenOption.WRITE)) {
            in.transferTo(out);
            return temporary;
        } catch (IOException | SheetProblem e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    static Path temporary(SheetLimits limits) throws IOException {
        return Files.createTempFile(Files.createDirectories(limits.folder()), "grid-mediation-", ".part");
    }

    double progress() {
        return size == 0 ? 1 : Math.min(1, (double) taken / size);
    }

    /** What is wrong with the file is the sender's; what is wrong with the disk is ours, and may pass. */
    static RuntimeException problem(IOException e, Integer row) {
        if (e instanceof EOFException || e instanceof ZipException)
            return new SheetProblem(SheetFault.FILE_BROKEN, row, null);
        return new UncheckedIOException(e);
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) taken++;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = in.read(into, from, length);
            if (some > 0) taken += some;
            return some;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private final class Limited extends FilterInputStream {
        private long given;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = in.read(into, from, length);
            if (some < 0) return some;
            given += some;
            if (given > limits.unpacked())
                throw new SheetProblem(SheetFault.UNPACKED_TOO_LARGE, null, String.valueOf(limits.unpacked()));
            if (gzip && given > NEGLIGIBLE && given / limits.ratio() > taken)
                throw new SheetProblem(SheetFault.UNPACKED_TOO_MUCH, null, String.valueOf(limits.ratio()));
            return some;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
