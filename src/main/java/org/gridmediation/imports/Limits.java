package org.gridmediation.imports;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.gridmediation.content.IncomingFolder;
import org.gridmediation.sheet.SheetLimits;

/** How much a file may be, as the operator sets it. */
class Limits {
    @Produces
    @Singleton
    SheetLimits limits(ImportSettings settings, IncomingFolder incoming) {
        return new SheetLimits(
                settings.rows(),
                settings.columns(),
                settings.cell(),
                settings.unpacked().asLongValue(),
                settings.ratio(),
                settings.texts().asLongValue(),
                incoming.path());
    }
}
