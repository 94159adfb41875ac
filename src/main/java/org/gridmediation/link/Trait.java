package org.gridmediation.link;

import java.util.Arrays;

/**
 * Something by which a dispute can be known again.
 *
 * @param number the party's, for what is a party's
 */
public record Trait(Kind kind, Integer number, byte[] fingerprint) {
    public enum Kind {
        PAIR,
        PARTY,
        PLACE,
        /** The name of a party that is better known by its record or phone; for suggestions only. */
        NAME
    }

    boolean isKeptAs(Key key) {
        return kind == key.kind && Arrays.equals(fingerprint, key.fingerprint);
    }
}
