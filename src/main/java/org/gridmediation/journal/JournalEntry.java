package org.gridmediation.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

@Schema(
        description =
                "Who, in which post, did or saw what, when, from where, with which result; never the data itself.")
public record JournalEntry(
        UUID id,
        Instant at,
        @Schema(maxLength = 60) String subject,
        @Schema(maxLength = 100) String who,
        UUID postId,
        Role role,
        AreaCode area,
        @Schema(maxLength = 60) String operation,
        @Schema(maxLength = 60) String objectId,

        @Schema(maxLength = 60, description = "The part of it whose full values were shown, such as a party.")
        String partId,

        @Schema(maxItems = 10, description = "Which full values were shown.")
        List<String> fields,

        @Schema(maxLength = 300) String purpose,

        @Schema(minimum = "200", maximum = "599", description = "The answer's status; 200 for every success.")
        int status,

        @Schema(maxLength = 60, description = "Network address of the caller.")
        String address,

        @Schema(maxLength = 60) String requestId) {

    JournalEntry(JournalLine l) {
        this(
                l.id,
                l.at,
                l.subject,
                l.who,
                l.postId,
                l.role,
                l.area,
                l.operation,
                l.objectId,
                l.partId,
                l.fields == null ? null : List.of(l.fields.split(",")),
                l.purpose,
                l.status,
                l.address,
                l.requestId);
    }
}
