package org.gridmediation.statistics;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;

record NewReconciliation(
        @NotNull @Schema(examples = "440103009", description = "A district or smaller.")
        AreaCode area) {}
