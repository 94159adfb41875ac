package org.gridmediation.imports;

import java.util.Comparator;
import java.util.List;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;

/** What a file may bring: its columns, and by whom. Header, checks, templates, error texts, comparisons and exports follow from these. */
public enum Kind {
    RESIDENTS("registerResident", true, "resident x", ResidentColumns.ALL),
    DISPUTES("acceptDispute", true, DisputeColumns.ROWS, DisputeColumns.ALL);

    private final String operation;
    private final boolean byScript;
    private final String rows;
    private final List<Column> columns;

    Kind(String operation, boolean byScript, String rows, List<Column> columns) {
        this.operation = operation;
        this.byScript = byScript;
        this.rows = rows;
        this.columns = columns;
    }

    public List<Column> columns() {
        return columns;
    }

    /** From where SQL reads what the columns tell; the record itself is {@code x}. */
    public String rows() {
        return rows;
    }

    public Column column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /** The column that says what stands at this place of a request; the longest beginning of it counts. */
    Column at(String place) {
        return columns.stream()
                .filter(c -> !c.place().isEmpty() && (place.equals(c.place()) || place.startsWith(c.place() + "/")))
                .max(Comparator.comparingInt(c -> c.place().length()))
                .orElse(null);
    }

    /** Scripts made for it, and whoever may write one of the kind by hand. */
    boolean isWrittenBy(CallerPost post) {
        return byScript && post.role() == Role.BATCH_IMPORTER
                || post.role().operations().contains(operation);
    }
}
