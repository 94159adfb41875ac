package org.gridmediation.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

@Schema(name = "Note")
public record NoteDetail(
        UUID id,
        @Schema(maxLength = 4000) String text,
        Instant at,
        @Schema(description = "Who wrote it.") UUID staffId) {

    @Schema(
            name = "NoteWritten",
            description =
                    "Without the text: answers to writing requests are kept to be repeated, and that is no place for it.")
    public record NoteWritten(
            UUID id,
            Instant at,
            @JsonIgnore @Schema(hidden = true) UUID dispute,
            @JsonIgnore @Schema(hidden = true) int version)
            implements Versioned {
        @Override
        @JsonIgnore
        public String path() {
            return "/v1/disputes/" + dispute + "/notes";
        }
    }
}
