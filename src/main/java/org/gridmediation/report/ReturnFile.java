package org.gridmediation.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gridmediation.http.Versioned;

/** A return on its way out: these bytes, which its ETag is the digest of. */
record ReturnFile(String name, ReturnFormat format, byte[] content, String digest) implements Versioned {
    static final String JSON = "application/json";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PDF = "application/pdf";

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public int version() {
        return 0;
    }

    @Override
    public String etag() {
        return "\"" + digest + "\"";
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public String path() {
        return null;
    }
}
