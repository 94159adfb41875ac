package org.gridmediation.resident;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.gridmediation.access.RecordPart;
import org.gridmediation.access.ScopedRecord;

@Entity
public class ResidentPhone extends ScopedRecord implements RecordPart {
    UUID residentId;
    int position;
    byte[] sealed;
    byte[] fingerprint;

    @Override
    public Class<?> wholeType() {
        return Resident.class;
    }

    @Override
    public Object wholeId() {
        return residentId;
    }
}
