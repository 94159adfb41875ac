package org.gridmediation.imports;

import java.util.List;
import java.util.UUID;
import org.gridmediation.resident.NewResident;
import org.gridmediation.resident.Particulars;

/**
 * A resident as a row says it, sealed and ready to be written.
 *
 * @param id for a new one
 * @param known whom the row names by our own id, or null
 * @param source in which the key means something; "" of a document
 * @param digest of all that the row says
 */
record ResidentRow(
        UUID id,
        UUID known,
        NewResident form,
        Particulars particulars,
        String source,
        byte[] key,
        byte[] digest,
        byte[] documentSealed,
        byte[] documentFingerprint,
        List<byte[]> phonesSealed,
        List<byte[]> phoneFingerprints) {

    String area() {
        return form.area().value();
    }

    String district() {
        return form.area().district();
    }

    String documentType() {
        return form.document() == null ? null : form.document().type().name();
    }
}
