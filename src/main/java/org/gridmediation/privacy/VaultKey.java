package org.gridmediation.privacy;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** Reads a key of 256 bits from a setting. */
final class VaultKey {
    private static final int BYTES = 32;

    private VaultKey() {}

    /** A wrong key is never quoted: it is most likely a right one with a slip. */
    static SecretKeySpec of(String setting, String base64, String algorithm) {
        byte[] key;
        try {
            // A key that is mounted as a file often ends with a line.
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length != BYTES)
            throw new IllegalArgumentException(
                    setting + " must be 32 bytes in base64: make one with `openssl rand -base64 32`.");
        return new SecretKeySpec(key, algorithm);
    }
}
