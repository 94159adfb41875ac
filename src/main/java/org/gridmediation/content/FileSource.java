package org.gridmediation.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gridmediation.http.Problem;

/** A file as it comes in, read in order and once; an end where more must follow means that it is damaged. */
final class FileSource {
    private static final byte[] ZEROS = new byte[1 << 12];

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    FileSource(InputStream in) {
        this.in = in;
    }

    /** The beginning, which is still to be read. */
    byte[] head() throws IOException {
        end = in.readNBytes(buffer, 0, buffer.length);
        return Arrays.copyOf(buffer, end);
    }

    boolean ended() throws IOException {
        if (at < end) return false;
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end == 0;
    }

    int next() throws IOException {
        if (ended()) throw Problem.FILE_DAMAGED.exception();
        return buffer[at++] & 0xff;
    }

    int u16() throws IOException {
        return next() << 8 | next();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    byte[] bytes(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        copy(length, bytes);
        return bytes.toByteArray();
    }

    /** Fewer at the end of the file. */
    byte[] upTo(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        copyUpTo(length, bytes);
        return bytes.toByteArray();
    }

    String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    void copy(long length, OutputStream out) throws IOException {
        if (copyUpTo(length, out) < length) throw Problem.FILE_DAMAGED.exception();
    }

    /** @return how many there were */
    long copyUpTo(long length, OutputStream out) throws IOException {
        long done = 0;
        while (done < length && !ended()) {
            int some = (int) Math.min(length - done, end - at);
            out.write(buffer, at, some);
            done += some;
            at += some;
        }
        return done;
    }

    /** Copies up to this byte, and takes the byte. */
    void copyTo(int stop, OutputStream out) throws IOException {
        while (!ended()) {
            int from = at;
            while (at < end && (buffer[at] & 0xff) != stop) at++;
            out.write(buffer, from, at - from);
            if (at < end) {
                at++;
                return;
            }
        }
        throw Problem.FILE_DAMAGED.exception();
    }

    void skip(long length) throws IOException {
        copy(length, OutputStream.nullOutputStream());
    }

    /** @return how many there were */
    long skipAll() throws IOException {
        return copyUpTo(Long.MAX_VALUE, OutputStream.nullOutputStream());
    }

    /** Leaves out what stands there, and nothing moves: as many zeros stand in its place. */
    void blank(long length, OutputStream out) throws IOException {
        skip(length);
        zeros(length, out);
    }

    void zeros(long length, OutputStream out) throws IOException {
        for (long left = length; left > 0; left -= ZEROS.length)
            out.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
    }
}
