package org.gridmediation.sheet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
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
        try {
            var packed = new FileBytes(file, limits);
            var head = packed.head();
            var format = SheetFormat.of(head);
            hint.mustFit(format, packed.gzip);
            return begun(
                    switch (format) {
                        case CSV -> new CsvSheet(packed, head, hint, limits);
                        case XLSX -> new XlsxSheet(packed, hint, limits);
                        case NDJSON -> new NdjsonSheet(packed, head, hint, limits);
                    });
        } catch (IOException e) {
            throw FileBytes.problem(e, null);
        }
    }

    private static Sheet begun(Table table) {
        try {
            table.findHeader();
            return table;
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }
}
