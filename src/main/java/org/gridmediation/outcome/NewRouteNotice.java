package org.gridmediation.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

@Schema(description = "Who was told of which other routes, and when (人民调解法 art. 26).")
public record NewRouteNotice(
        @NotEmpty @Size(max = 3) Set<@NotNull Route> routes,

        @Size(min = 1, max = 50)
        @Schema(description = "The numbers of the parties; all when absent. An end needs that all were told.")
        List<@NotNull @Min(1) @Max(50) Integer> parties,

        @PastOrPresent @Schema(description = "Now when absent.")
        Instant at) {
    public NewRouteNotice {
        if (at == null) at = Days.now();
    }
}
