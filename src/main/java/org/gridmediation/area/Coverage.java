package org.gridmediation.area;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the rule "two grid officers who mediate in every community, a mediator in every grid" is met today. */
public record Coverage(
        AreaCode area,
        @Schema(minimum = "0", maximum = "1000000") int grids,
        @Schema(minimum = "0", maximum = "1000000") int gridsWithoutMediator,
        @Schema(minimum = "0", maximum = "1000000") int communities,
        @Schema(minimum = "0", maximum = "1000000") int communitiesBelowTwo,
        @Schema(maxItems = 1000, description = "Grids in which no officer is an engaged mediator; the first 1000.") List<AreaCode> uncoveredGrids,
        @Schema(maxItems = 1000, description = "Communities with fewer than two grid officers who are engaged mediators; the first 1000.")
                List<ThinCommunity> thinCommunities) {

    public record ThinCommunity(
            AreaCode code, @Schema(maxLength = 100) String name, @Schema(minimum = "0", maximum = "1") int gridOfficerMediators) {}
}
