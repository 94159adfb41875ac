package org.gridmediation.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.gridmediation.http.BodyPace;
import org.gridmediation.http.Problem;

/** A body that is counted and digested while it is read, and ends at the limit, or when it comes too slowly. */
class HashingInput extends FilterInputStream {
    private final long most;
    private final BodyPace pace;
    private final long began = System.nanoTime();
    private final MessageDigest sha256 = HashingOutput.sha256();
    private long size;

    HashingInput(InputStream in, long most, BodyPace pace) {
        super(in);
        this.most = most;
        this.pace = pace;
    }

    long size() {
        return size;
    }

    String digest() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = await(into, from, length);
        if (read < 0) return read;
        size += read;
        if (size > most) throw Problem.BODY_TOO_LARGE.exception();
        if (pace.isFileTooSlow(Duration.ofNanos(System.nanoTime() - began), size))
            throw Problem.BODY_TOO_SLOW.exception();
        sha256.update(into, from, read);
        return read;
    }

    /** Nothing came for a while, or the sender is gone; then nobody reads the answer. */
    private int await(byte[] into, int from, int length) {
        try {
            return super.read(into, from, length);
        } catch (IOException silent) {
            throw Problem.BODY_TOO_SLOW.exception();
        }
    }
}
