package org.gridmediation.imports;

import java.util.UUID;

/** What a row says, and by what it is known again. */
interface KeyedRow {
    /** For a new record. */
    UUID id();

    String area();

    String district();

    /** In which the key means something; "" of what identifies it by nature. */
    String source();

    /** A keyed hash: a key may be somebody's number. */
    byte[] key();

    /** A keyed hash of all that the row says. */
    byte[] digest();
}
