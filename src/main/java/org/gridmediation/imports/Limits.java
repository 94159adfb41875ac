package org.gridmediation.imports;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.content.IncomingFolder;
import org.gridmediation.sheet.SheetLimits;

/** How much a file may be, as the operator sets it. */
class Limits {
    @Produces
    @Singleton
    SheetLimits limits(
            @ConfigProperty(name = "grid-mediation.imports.rows") long rows,
            @ConfigProperty(name = "grid-mediation.imports.columns") int columns,
            @ConfigProperty(name = "grid-mediation.imports.cell") int cell,
            @ConfigProperty(name = "grid-mediation.imports.unpacked") MemorySize unpacked,
            @ConfigProperty(name = "grid-mediation.imports.ratio") int ratio,
            @ConfigProperty(name = "grid-mediation.imports.texts") MemorySize texts,
            IncomingFolder incoming) {
        return new SheetLimits(
                rows, columns, cell, unpacked.asLongValue(), ratio, texts.asLongValue(), incoming.path());
    }
}
