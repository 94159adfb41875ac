package org.gridmediation.link;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.DisputeSummary;

/** A dispute on record that may be the same matter. */
public record Suggestion(
        DisputeSummary dispute,

        @Schema(maxItems = 4) List<Reason> reasons,

        @Schema(minimum = "0", maximum = "100", description = "The higher, the likelier.")
        int score) {

    @Schema(name = "SuggestionReason")
    public enum Reason {
        SAME_GRID,
        SAME_PARTIES,
        SAME_PLACE,
        SAME_DAYS
    }
}
