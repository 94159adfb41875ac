package org.gridmediation.exports;

import static org.gridmediation.exports.ExportColumn.of;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;
import org.gridmediation.columns.ColumnSet;

/** What can be exported, and as whose list. Its rows are {@code x} in the SQL. */
enum ExportKind {
    AREAS("listAreas", "area x", "x.code", "x.code", Columns.AREAS, ExportFilter.TIER),
    GRIDS("listGrids", "area x", "x.tier = 'GRID' and x.code", "x.code", Columns.AREAS, ExportFilter.GRID_KIND),
    ORGANIZATIONS(
            "listOrganizations", "organization x", "x.area", "x.area, x.id", Columns.ORGANIZATIONS, ExportFilter.KIND),
    STAFF("listStaff", "staff x", "x.area", "x.area, x.id", Columns.STAFF),
    MEDIATORS(
            "listMediators",
            ColumnSet.MEDIATORS.rows().from(),
            "x.area",
            "x.area, x.id",
            Columns.MEDIATORS,
            ExportFilter.STATE),
    RESIDENTS(
            "listResidents",
            "resident x",
            "x.area",
            "x.area, x.id",
            Columns.RESIDENTS,
            ExportFilter.HOUSEHOLD,
            ExportFilter.MINOR),
    DISPUTES(
            "listDisputes",
            ColumnSet.DISPUTES.rows().from(),
            "x.area",
            "x.area, x.reported_at desc, x.id desc",
            Columns.DISPUTES,
            ExportFilter.STATUS,
            ExportFilter.ESCALATION,
            ExportFilter.LEVEL,
            ExportFilter.TYPE,
            ExportFilter.TAG,
            ExportFilter.SOURCE,
            ExportFilter.COUNTED,
            ExportFilter.HOLDER,
            ExportFilter.MEDIATOR,
            ExportFilter.PARTY,
            ExportFilter.FROM,
            ExportFilter.TO,
            ExportFilter.MISSED,
            ExportFilter.OVERDUE,
            ExportFilter.SOON,
            ExportFilter.TEXT),
    /** Answers and no records: what is asked for stands in the query. */
    STATISTICS("getStatistics", "", "", "", Tabulation.COLUMNS);

    final String list;
    final String rows;
    final String area;
    final String order;
    final List<ExportColumn> columns;
    final Set<ExportFilter> filters;

    ExportKind(
            String list, String rows, String area, String order, List<ExportColumn> columns, ExportFilter... filters) {
        this.list = list;
        this.rows = rows;
        this.area = area;
        this.order = order;
        this.columns = columns;
        this.filters = Set.of(filters);
    }

    /** From where as many rows come as there will be: what is joined to the left takes none away and adds none. */
    String counted() {
        return rows.split(" left join ")[0];
    }

    /** The others lie in an area too, but on every shard. */
    boolean isByDistrict() {
        return this == RESIDENTS || this == DISPUTES;
    }

    /** Who may not list a kind does not export it either. */
    boolean isSeenBy(CallerPost post) {
        return post.role().operations().contains(list);
    }

    private static final class Columns {
        static final List<ExportColumn> AREAS = all(ColumnSet.AREAS);
        static final List<ExportColumn> ORGANIZATIONS = all(ColumnSet.ORGANIZATIONS);
        /** A birth date of theirs is no part of the list either. */
        static final List<ExportColumn> STAFF = all(ColumnSet.STAFF).stream()
                .filter(column -> !column.name().equals("birthDate"))
                .toList();

        static final List<ExportColumn> MEDIATORS = all(ColumnSet.MEDIATORS);
        static final List<ExportColumn> RESIDENTS = Stream.concat(
                        Stream.of(of("id", "系统编号", "x.id")), all(ColumnSet.RESIDENTS).stream())
                .toList();
        static final List<ExportColumn> DISPUTES = all(ColumnSet.DISPUTES);

        private static List<ExportColumn> all(ColumnSet columns) {
            return columns.all().stream()
                    .filter(column -> !column.sql().isEmpty())
                    .map(ExportColumn::like)
                    .toList();
        }
    }
}
