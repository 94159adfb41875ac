package org.gridmediation.imports;

import java.util.List;

/** The numbers of a resident, as they are stored: sealed, and found by their fingerprints. */
record SealedNumbers(byte[] document, byte[] documentFingerprint, List<Number> phones) {
    record Number(byte[] sealed, byte[] fingerprint) {}
}
