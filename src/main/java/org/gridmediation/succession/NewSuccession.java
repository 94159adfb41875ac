package org.gridmediation.succession;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.GridKind;
import org.gridmediation.area.ValidBoundary;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(description = "What follows a grid that ends: one grid for a merger, several for a split.")
public record NewSuccession(
        @Size(max = 20) @Schema(description = "Further grids of the community that end with it.")
        List<@NotNull AreaCode> alsoEnding,

        @NotEmpty @Size(max = 20) List<@NotNull @Valid Successor> successors,

        @NotNull @Schema(description = "The successor of whatever is mapped to none.")
        AreaCode defaultSuccessor,

        @WithoutNumbers @NotBlank @Size(max = 1000) String reason) {

    @Schema(
            name = "NewSuccessor",
            description =
                    "A grid that is there already, or a new one of this code. A resident goes where they are listed, else where their building is; a"
                            + " dispute where it is listed, else where the building of its place is, else with its first party who is a resident.")
    public record Successor(
            @NotNull @Schema(examples = "440103009106005") AreaCode code,

            @Visible @Size(min = 1, max = 100) @Schema(description = "Of a new grid.")
            String name,

            @Schema(description = "Of a new grid.") GridKind kind,
            @Min(0) @Max(100_000) Integer households,

            @ValidBoundary @Schema(ref = "#/components/schemas/Geometry")
            JsonNode boundary,

            @Size(max = 500) @Schema(description = "As addresses name them: 示范楼2栋.")
            List<@WithoutNumbers @NotBlank @Size(max = 100) String> buildings,

            @Size(max = 1000) List<@NotNull UUID> residentIds,
            @Size(max = 1000) List<@NotNull UUID> disputeIds,

            @Size(max = 100)
            @Schema(description = "Posts of the ending grids that go on here; one may go on in several.")
            List<@NotNull UUID> postIds) {}

    List<AreaCode> ending(AreaCode first) {
        if (alsoEnding == null) return List.of(first);
        return Stream.concat(Stream.of(first), alsoEnding.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** @return where the body names it, or the whole body for the area of the path */
    String endingAt(AreaCode code) {
        var place = alsoEnding == null ? -1 : alsoEnding.indexOf(code);
        return place < 0 ? "" : "/alsoEnding/" + place;
    }
}
