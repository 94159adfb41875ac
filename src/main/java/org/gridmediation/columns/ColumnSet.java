package org.gridmediation.columns;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The columns of one kind of record. Header, checks, templates, error texts, comparisons, imports and exports follow from these. */
public enum ColumnSet {
    RESIDENTS(Rows.of("resident x"), ResidentColumns.ALL, "documentNumber"),
    DISPUTES(Rows.of(DisputeColumns.ROWS), DisputeColumns.ALL, "caseNumber"),
    AREAS(
            new Rows("area x", AreaColumns.ID, "x.code", "x.code in " + AreaColumns.codes(":records")),
            AreaColumns.ALL,
            "code"),
    ORGANIZATIONS(Rows.of("organization x"), OrganizationColumns.ALL, "name"),
    STAFF(Rows.of("staff x"), StaffColumns.ALL, "username"),
    MEDIATORS(
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
    public record Rows(String from, String id, String area, String among) {
        static Rows of(String from) {
            return new Rows(from, "x.id", "x.area", "x.id = any(:records)");
        }

        /** Of the record itself. */
        public String table() {
            return from.substring(0, from.indexOf(' '));
        }
    }

    private final Rows rows;
    private final List<Column> columns;
    private final List<String> natural;

    /** @param natural the columns that identify a record beside our own id and its source's */
    ColumnSet(Rows rows, List<Column> columns, String... natural) {
        this.rows = rows;
        this.columns = columns;
        this.natural = List.of(natural);
    }

    /** One of these must be in a file, or none of its rows can be known again; the natural one first. */
    public List<Column> keys() {
        return Stream.concat(natural.stream(), Stream.of("id", "externalId"))
                .map(this::column)
                .filter(Objects::nonNull)
                .toList();
    }

    public List<Column> all() {
        return columns;
    }

    public Rows rows() {
        return rows;
    }

    /** Null when the kind has none of this name. */
    public Column column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }

    /** The column that says what stands at this place of a request; the longest beginning of it counts. */
    public Column at(String place) {
        return columns.stream()
                .filter(c -> !c.place().isEmpty() && (place.equals(c.place()) || place.startsWith(c.place() + "/")))
                .max(Comparator.comparingInt(c -> c.place().length()))
                .orElse(null);
    }
}
