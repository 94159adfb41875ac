package org.gridmediation.resident;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record StaffResident(
        @Schema(description = "Absent to take the link away.")
        UUID residentId) {}
