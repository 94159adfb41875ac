package org.gridmediation.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

public record ReportReason(@NotBlank @Size(max = 1000) String reason) {}
