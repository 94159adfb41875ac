package org.gridmediation.imports;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gridmediation.resident.NewResident;
import org.gridmediation.resident.PersonParticulars;

/**
 * A resident as a row says it.
 *
 * @param known whom the row names by our own id, or null
 * @param seal what is to be sealed of it, when it is to be written
 */
record ResidentRow(
        UUID id,
        UUID known,
        NewResident form,
        PersonParticulars particulars,
        String district,
        String source,
        byte[] key,
        byte[] digest,
        byte[] documentFingerprint,
        List<byte[]> phoneFingerprints,
        Seal seal)
        implements KeyedRow {

    record Sealed(byte[] document, List<byte[]> phones) {}

    /** Seals once. */
    static final class Seal {
        private final Supplier<Sealed> make;
        private Sealed made;

        Seal(Supplier<Sealed> make) {
            this.make = make;
        }

        synchronized Sealed get() {
            if (made == null) made = make.get();
            return made;
        }
    }

    Sealed sealed() {
        return seal.get();
    }

    @Override
    public String area() {
        return form.area().value();
    }

    String documentType() {
        return form.document() == null ? null : form.document().type().name();
    }
}
