package org.gridmediation.imports;

import java.util.UUID;

/**
 * What a row says, and the form that its kind makes of it.
 *
 * @param id for a new record
 * @param known the record that the row names by our own id, or null
 * @param source in which the key means something; "" of what identifies it by nature
 * @param key a keyed hash: it may be somebody's number
 * @param digest a keyed hash of all that the row says
 * @param form null as long as nobody needs it
 */
record Draft<F>(UUID id, UUID known, String area, String source, byte[] key, byte[] digest, Content content, F form) {
    String district() {
        return area.substring(0, Math.min(6, area.length()));
    }

    Draft<F> as(UUID id, Content content, F form) {
        return new Draft<>(id, known, area, source, key, digest, content, form);
    }
}
