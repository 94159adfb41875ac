package org.gridmediation.correction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Correction", description = "Somebody says that a record is wrong, and what became of it.")
public record CorrectionDetail(
        UUID id,
        @Schema(description = "Where the record lies.") AreaCode area,
        RecordKind kind,

        @Schema(maxLength = 36, description = "Of an area its code.")
        String recordId,

        Origin origin,

        @Schema(description = "Absent of a report that was sent back.")
        Flaw flaw,

        @Schema(maxLength = 1000) String text,
        @Schema(maxLength = 246) String field,

        @Schema(maxLength = 500, description = "What should stand there; absent when it is sealed.")
        String proposed,

        @Schema(description = "Whether what should stand there may be about a person: `revealCorrection` shows it.")
        boolean sealed,

        CorrectionState state,
        Instant at,
        @Schema(maxLength = 100) String by,
        Role byRole,
        AreaCode byArea,

        @Schema(description = "Whose people are to act now; absent when nobody is.")
        AreaCode waitsFor,

        @Schema(description = "Until when: the first instant at which it is too late.")
        Instant dueAt,

        @Schema(description = "Whether this, or a due time before it, was let pass.")
        boolean late,

        @Schema(description = "When whoever it waits for, or waited for last, took note of it.")
        Instant acknowledgedAt,

        @Schema(maxLength = 1000) String answer,
        Instant answeredAt,

        @Schema(maxLength = 1000, description = "Of the tier above, with its reason.")
        String decision,

        AreaCode escalatedTo,

        @Schema(maxItems = 20, description = "The ids of the operations that the caller may call on it now.")
        List<String> allowedActions,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    CorrectionDetail(Correction c, Instant now, List<String> allowed) {
        this(
                c.id,
                c.area,
                c.kind,
                c.record(),
                c.origin,
                c.flaw,
                c.text,
                c.field,
                c.proposed,
                c.proposedSealed != null,
                c.state,
                c.at,
                c.byName,
                c.byRole,
                c.byArea,
                c.waiting(),
                c.dueAt,
                c.isLate(now),
                c.acknowledgedAt,
                c.answer,
                c.answeredAt,
                c.decision,
                c.escalatedTo,
                allowed,
                c.seen(now));
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/corrections/" + id;
    }
}
