package org.gridmediation.feed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

@Schema(name = "DeadLetter", description = "A change that the receiver refused, and that was passed over.")
public record DeadLetterDetail(
        UUID id,
        AreaCode area,
        @Schema(maxLength = 40) String source,
        @Schema(maxLength = 100) String eventId,
        @Schema(maxLength = 100) String type,
        @Schema(maxLength = 100) String subject,

        @Schema(minimum = "100", maximum = "999", description = "Of the receiver's answer.")
        Integer status,

        @Schema(maxLength = 40) String trouble,
        @Schema(minimum = "1") int attempts,

        @Schema(
                maxLength = FeedCursor.LONGEST,
                description = "The feed's cursor right before it: replay from there to get it again.")
        String after,

        Instant at) {
    DeadLetterDetail(DeadLetter d) {
        this(d.id, d.area, d.source, d.eventId, d.type, d.subject, d.status, d.trouble, d.attempts, d.after, d.at);
    }
}
