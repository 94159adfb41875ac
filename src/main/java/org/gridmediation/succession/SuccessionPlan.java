package org.gridmediation.succession;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;

@Schema(description = "What moves where. The preview says what would, the succession what has.")
public record SuccessionPlan(
        @Schema(maxItems = 21) List<AreaCode> ending,

        @Schema(description = "The first day of the successors; the ending grids have ended the day before.")
        LocalDate from,

        @Schema(maxItems = 20) List<Share> successors,

        @Schema(maxItems = 1000, description = "The posts that end, and where each goes on.")
        List<PostMove> posts) {

    @Schema(name = "SuccessionShare", description = "What one successor gets.")
    public record Share(
            AreaCode area,
            @Schema(description = "It is a new grid.") boolean created,
            long residents,

            @Schema(description = "Of these, because they were mapped to no successor.")
            long residentsByDefault,

            long disputes,
            @Schema(description = "Of these, not over yet.") long openDisputes,

            @Schema(description = "Running deadlines of these disputes that wait for the grid's officers.")
            long tasks,

            @Schema(description = "Staff and clients who belonged to an ending grid.")
            long people) {}

    @Schema(name = "PostMove")
    public record PostMove(
            UUID postId,
            Role role,
            UUID staffId,
            UUID clientId,
            @Schema(maxItems = 20) List<AreaCode> to,

            @Schema(
                    maxItems = 20,
                    description =
                            "Of these, where the post would see people whom it did not see before: there it is only proposed, and another administrator approves it.")
            List<AreaCode> proposed) {}
}
