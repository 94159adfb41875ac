package org.gridmediation.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.gridmediation.privacy.WithoutNumbers;

public record ReportReason(
        @WithoutNumbers @NotBlank @Size(max = 1000) String reason) {}
