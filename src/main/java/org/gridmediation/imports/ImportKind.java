package org.gridmediation.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;

/** What a file may bring: its columns, and by whom. Header, checks, templates, error texts, comparisons and exports follow from these. */
public enum ImportKind {
    RESIDENTS("registerResident", true, Rows.of("resident x"), ResidentColumns.ALL, "documentNumber"),
    DISPUTES("acceptDispute", true, Rows.of(DisputeColumns.ROWS), DisputeColumns.ALL, "caseNumber"),
    AREAS(
            "createArea",
            false,
            new Rows("area x", AreaForm.ID, "x.code", "x.code in " + AreaForm.CODES),
            AreaColumns.ALL,
            "code"),
    ORGANIZATIONS("createOrganization", false, Rows.of("organization x"), OrganizationColumns.ALL, "name"),
    STAFF("createStaff", false, Rows.of("staff x"), StaffColumns.ALL, "username"),
    MEDIATORS(
            "nominateMediator",
            false,
            Rows.of("mediator x join staff s on s.id = x.staff_id join organization o on o.id = x.organization_id"),
            MediatorColumns.ALL,
            "name",
            "username",
            "staffId");

    /**
     * From where SQL reads what the columns tell.
     *
     * @param from with the record itself as {@code x}
     * @param id of the record
     * @param area where it lies
     * @param among a condition: that it is one of the ids {@code :records}
     */
    record Rows(String from, String id, String area, String among) {
        static Rows of(String from) {
            return new Rows(from, "x.id", "x.area", "x.id = any(:records)" + Sql.within(from.split(" ")[0], "x"));
        }
    }

    private final String operation;
    private final boolean byScript;
    private final Rows rows;
    private final List<Column> columns;
    private final List<String> natural;

    /** @param natural the columns that identify a record beside our own id and its source's */
    ImportKind(String operation, boolean byScript, Rows rows, List<Column> columns, String... natural) {
        this.operation = operation;
        this.byScript = byScript;
        this.rows = rows;
        this.columns = columns;
        this.natural = List.of(natural);
    }

    /** One of these must be in a file, or none of its rows can be known again; the natural one first. */
    List<Column> keys() {
        return Stream.concat(natural.stream(), Stream.of("id", "externalId"))
                .map(this::column)
                .filter(Objects::nonNull)
                .toList();
    }

    public List<Column> columns() {
        return columns;
    }

    Rows rows() {
        return rows;
    }

    /** From where SQL reads what the columns tell; the record itself is {@code x}. */
    public String from() {
        return rows.from;
    }

    /** Null when the kind has none of this name. */
    Column column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }

    /** The column that says what stands at this place of a request; the longest beginning of it counts. */
    Column at(String place) {
        return columns.stream()
                .filter(c -> !c.place().isEmpty() && (place.equals(c.place()) || place.startsWith(c.place() + "/")))
                .max(Comparator.comparingInt(c -> c.place().length()))
                .orElse(null);
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
