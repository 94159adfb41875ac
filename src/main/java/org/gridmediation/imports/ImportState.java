package org.gridmediation.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ImportState")
public enum ImportState {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED,
    UNDOING,
    UNDONE;

    boolean isOpen() {
        return this == QUEUED || this == RUNNING || this == UNDOING;
    }

    boolean isOver() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
