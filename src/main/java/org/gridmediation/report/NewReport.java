package org.gridmediation.report;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

public record NewReport(
        @NotNull @Schema(examples = "440103009106", description = "The caller's own.")
        AreaCode area,

        @NotNull
        @Pattern(regexp = ReportFilter.MONTH)
        @Schema(maxLength = 7, examples = "2026-03", description = "A month that is over.")
        String period) {}
