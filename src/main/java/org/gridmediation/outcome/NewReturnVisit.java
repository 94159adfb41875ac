package org.gridmediation.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;

public record NewReturnVisit(
        @PastOrPresent @Schema(description = "Now when absent.")
        Instant visitedAt,

        @NotNull VisitMethod method,

        @NotNull
        @Schema(
                description =
                        "The agreement is being kept; false where there is none. A performed agreement's file is closed when the last visit, not before the performance, says so.")
        Boolean performed,

        @NotNull @Min(1) @Max(5) @Schema(description = "1 very dissatisfied to 5 very satisfied.")
        Integer satisfaction,

        @Size(max = 2000) String note,

        @Size(min = 1, max = 50) @Schema(description = "The numbers of the parties who were visited; all when absent.")
        List<@NotNull @Min(1) @Max(50) Integer> parties,

        @Size(max = 2000) @Schema(description = "A hidden danger that was seen.")
        String danger,

        @Schema(description = "It may escalate; note the escalation too, without which the file is not archived.")
        Boolean escalates,

        @Size(max = 2000) @Schema(description = "What is done about it.")
        String measures,

        @Schema(description = "When another visit is wanted.")
        LocalDate nextVisitOn) {
    public NewReturnVisit {
        if (visitedAt == null) visitedAt = Days.now();
    }
}
