package org.gridmediation.sheet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Opens what people send as tables. */
@Singleton
public class Sheets {
    private final SheetLimits limits;

    @Inject
    public Sheets(SheetLimits limits) {
        this.limits = limits;
    }

    /** @throws SheetProblem when it is no table, or none that can be taken */
    public Sheet open(Path file, SheetHint hint) {
        throw new SheetProblem(SheetFault.FORMAT_UNKNOWN);
    }
}
