package org.gridmediation.area;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the rule "two grid officers who mediate in every community, a mediator in every grid" is met today. */
public record Coverage(
        AreaCode area,
        @Schema(minimum = "0", maximum = "1000000") int grids,

        @Schema(minimum = "0", maximum = "1000000", description = "Grids in which no officer is an engaged mediator.")
        int gridsWithoutMediator,

        @Schema(minimum = "0", maximum = "1000000") int communities,

        @Schema(
                minimum = "0",
                maximum = "1000000",
                description = "Communities with fewer than two grid officers who are engaged mediators.")
        int communitiesBelowTwo,

        @Schema(maxItems = 1000, description = "Each community, by code.")
        List<Community> perCommunity,

        @Schema(maxLength = 500, description = "Cursor of the communities that follow; absent at the end.")
        String next) {

    @Schema(name = "CommunityCoverage")
    public record Community(
            AreaCode code,
            @Schema(maxLength = 100) String name,
            @Schema(minimum = "0", maximum = "999") int grids,
            @Schema(maxItems = 999) List<AreaCode> gridsWithoutMediator,
            @Schema(minimum = "0", maximum = "100000") int gridOfficerMediators,

            @Schema(maxItems = 2, description = "Soft rules that are not met: they block nothing.")
            List<Warning> warnings) {}

    @Schema(name = "CoverageWarning")
    public enum Warning {
        GRID_WITHOUT_MEDIATOR,
        FEWER_THAN_TWO_GRID_MEDIATORS
    }
}
