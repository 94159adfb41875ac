package org.gridmediation.content;

import io.quarkus.logging.Log;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gridmediation.http.Problem;

/** A file that is counted and digested while it is written; a disk that takes no more is the server's trouble, not the sender's. */
class HashingOutput extends FilterOutputStream {
    private final MessageDigest sha256 = sha256();
    private long size;

    HashingOutput(OutputStream out) {
        super(out);
    }

    long size() {
        return size;
    }

    String digest() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException full) {
            Log.errorf("a temporary file cannot be written: %s", full.getMessage());
            throw Problem.STORAGE_UNAVAILABLE.exception();
        }
        sha256.update(bytes, from, length);
        size += length;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
