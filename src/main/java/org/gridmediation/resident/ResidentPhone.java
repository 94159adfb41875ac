package org.gridmediation.resident;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.gridmediation.access.InArea;
import org.gridmediation.access.PartOf;

@Entity
public class ResidentPhone extends InArea implements PartOf {
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
