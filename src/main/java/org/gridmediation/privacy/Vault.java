package org.gridmediation.privacy;

/** Seals personal data before it is stored, and makes the fingerprint by which it is found again. One interface, so that SM4 and SM3 can take AES's place. */
public interface Vault {
    byte[] seal(String clear);

    String open(byte[] sealed);

    /** A keyed hash: equal for equal texts, and of no use without the key. */
    byte[] fingerprint(String normalized);
}
