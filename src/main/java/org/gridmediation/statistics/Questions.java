package org.gridmediation.statistics;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "StatisticsQuestions",
        description = "What `getStatistics` is asked, of one indicator or of several in the same way.")
public record Questions(
        @NotEmpty @Size(max = 50) @Schema(description = "Codes of `listIndicators`, in the order of the answers.")
        List<@NotNull @Size(max = 60) String> indicators,

        @Pattern(regexp = Months.FORM)
        @Size(max = 7)
        @Schema(description = "The first month, such as 2026-01; January of the year of `to` when absent.")
        String from,

        @Pattern(regexp = Months.FORM)
        @Size(max = 7)
        @Schema(description = "The last month; this month when absent. No more than 120 months.")
        String to,

        @Size(max = 3)
        @Schema(
                description =
                        "By what the numbers are told apart, as far as every indicator offers it; of TYPE, PUBLIC_ORDER_TYPE, SOURCE, LEVEL and FORM no more than one.")
        Set<@NotNull Grouping> groupBy,

        @Schema(description = "CURRENT when absent.") Basis basis) {}
