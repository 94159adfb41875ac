package org.gridmediation.resident;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.gridmediation.access.InArea;

@Entity
class ResidentPhone extends InArea {
    UUID residentId;
    int position;
    byte[] sealed;
    byte[] fingerprint;
}
