package org.gridmediation.imports;

import java.util.List;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.columns.ColumnSet;

/** What a file may bring, and by whom. */
public enum ImportKind {
    RESIDENTS(ColumnSet.RESIDENTS, "registerResident", true),
    DISPUTES(ColumnSet.DISPUTES, "acceptDispute", true),
    AREAS(ColumnSet.AREAS, "createArea", false),
    ORGANIZATIONS(ColumnSet.ORGANIZATIONS, "createOrganization", false),
    STAFF(ColumnSet.STAFF, "createStaff", false),
    MEDIATORS(ColumnSet.MEDIATORS, "nominateMediator", false);

    private final ColumnSet columns;
    private final String operation;
    private final boolean byScript;

    ImportKind(ColumnSet columns, String operation, boolean byScript) {
        this.columns = columns;
        this.operation = operation;
        this.byScript = byScript;
    }

    ColumnSet columns() {
        return columns;
    }

    /** Those that such a post may bring, and whose imports it sees. */
    static List<ImportKind> of(CallerPost post) {
        return Stream.of(values()).filter(kind -> kind.isWrittenBy(post)).toList();
    }

    /** Scripts made for it, and whoever may write one of the kind by hand. */
    boolean isWrittenBy(CallerPost post) {
        return byScript && post.role() == Role.BATCH_IMPORTER
                || post.role().operations().contains(operation);
    }
}
