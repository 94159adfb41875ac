package org.gridmediation.imports;

import java.util.List;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;

/** What a file may bring: its columns, and by whom. Header, checks, templates, error texts and exports follow from these. */
public enum Kind {
    RESIDENTS("registerResident", ResidentColumns.ALL);

    private final String operation;
    private final List<Column> columns;

    Kind(String operation, List<Column> columns) {
        this.operation = operation;
        this.columns = columns;
    }

    public List<Column> columns() {
        return columns;
    }

    /** Scripts made for it, and whoever may write one of the kind by hand. */
    boolean isWrittenBy(CallerPost post) {
        return post.role() == Role.BATCH_IMPORTER || post.role().operations().contains(operation);
    }
}
