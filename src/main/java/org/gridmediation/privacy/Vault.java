package org.gridmediation.privacy;

/**
 * Seals personal data before it is stored, and makes the fingerprint by which it is found again. No algorithm shows
 * here, so that SM4-GCM and HMAC-SM3 (GB/T 39786-2021) can take the place of AES and SHA-256.
 */
public interface Vault {
    byte[] seal(String clear);

    String open(byte[] sealed);

    /** A keyed hash: equal for equal texts, and of no use without the key. */
    byte[] fingerprint(String normalized);
}
