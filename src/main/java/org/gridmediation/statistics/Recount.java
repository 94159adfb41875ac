package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.Shutdown;
import org.gridmediation.records.SqlTemplate;

/** Counts again from the rows, and compares; each comparison within one snapshot, whatever is written meanwhile. */
@ApplicationScoped
class Recount {
    private static final String AREA = "area between :area and :last";
    private static final String WITHIN = "district = :district and " + AREA;
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

    private static final String DISPUTES = SqlTemplate.fill(
            """
            select dispute_id from (
                select {key}, {measures} from ({facts}) fact
                union all select {key}, {negated} from count_entry where {within}
                union all select {key}, {negated} from count_pending where {within} and dispute_id is not null) counted
            group by {key} having {any} order by dispute_id limit 100""",
            Map.of(
                    "key", Contribution.KEY,
                    "measures", Measure.columns(),
                    "negated", Measure.each(f -> "-" + f),
                    "facts", Contribution.of("d.district = :district and d." + AREA),
                    "within", WITHIN,
                    "any", Contribution.any()));

    /** Cells hold what is not pending. Residents are told from no row of their own. */
    private static final String AREAS = SqlTemplate.fill(
            """
            select area from (
                select {key}, {measures} from ({sums}) sums where {area}
                union all select {key}, {negated} from count_cell where {within}) counted
            group by {key} having {any} order by area limit 100""",
            Map.of(
                    "key", Rollup.KEY,
                    "measures", Measure.columns(),
                    "negated", Measure.each(f -> f.equals(Measure.RESIDENTS.column) ? "0" : "-" + f),
                    "sums", Rollup.of("(select * from count_entry where " + WITHIN + ")"),
                    "area", AREA,
                    "within", WITHIN,
                    "any", Contribution.any()));

    private static final String RESIDENTS = SqlTemplate.fill("""
            select area from (
                select area, 1 n from resident where {within}
                union all select area, -residents from count_pending where {within}
                union all select area, -residents from count_cell where {within} and cut = '' and within <> area and length(area) = 15) counted
            group by area having sum(n) <> 0 order by area limit 100""", Map.of("within", WITHIN));

    @Inject
    DataSource database;

    @Inject
    Shutdown shutdown;

    /**
     * @param disputes those that were counted otherwise
     * @param areas those whose sums are others
     */
    record Found(long recounted, List<UUID> disputes, List<String> areas) {}

    /** In a transaction that sees the whole district: as disputes were counted. */
    Found of(AreaCode area) {
        var areas = new TreeSet<>(read(AREAS, area));
        areas.addAll(read(RESIDENTS, area));
        return new Found(
                Long.parseLong(read("select count(*) from dispute where " + WITHIN, area)
                        .get(0)),
                read(DISPUTES, area).stream().map(UUID::fromString).toList(),
                areas.stream().limit(100).toList());
    }

    private List<String> read(String sql, AreaCode area) {
        if (shutdown.hasBegun()) throw new IllegalStateException("it is counted again elsewhere");
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(NAME.matcher(sql).replaceAll("?"))) {
            var values = Map.of(
                    "district",
                    area.district(),
                    "area",
                    area.value(),
                    "last",
                    area.last().value());
            var names = NAME.matcher(sql);
            for (int i = 1; names.find(); i++) statement.setString(i, values.get(names.group(1)));
            var read = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) read.add(rows.getString(1));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException("it could not be counted again", e);
        }
    }
}
