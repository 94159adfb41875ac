package org.gridmediation.report;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(description = "What is not counted but stated; what is absent is not stated.")
public record ReportChange(
        @Min(0) @Max(100_000) @Schema(description = "排查纠纷 (次).")
        Integer screenings,

        @Min(0) @Max(100_000) @Schema(description = "预防纠纷 (件).")
        Integer disputesPrevented,

        @WithoutNumbers @Size(max = 1000) String remark) {}
