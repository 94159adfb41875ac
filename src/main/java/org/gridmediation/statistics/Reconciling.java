package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** Counts again from the rows, and compares; each comparison within one snapshot, whatever is written meanwhile. */
@ApplicationScoped
class Reconciling {
    private static final String WITHIN = "area between ? and ?";

    private static final String DISPUTES = """
            select dispute_id from (
                select %s, %s from (%s) fact
                union all select %s, %s from count_entry where %s
                union all select %s, %s from count_pending where %s and dispute_id is not null) counted
            group by %s having %s order by dispute_id limit 100""".formatted(
                    Contribution.KEY,
                    Fact.columns(),
                    Contribution.of("d." + WITHIN),
                    Contribution.KEY,
                    Fact.each(f -> "-" + f),
                    WITHIN,
                    Contribution.KEY,
                    Fact.each(f -> "-" + f),
                    WITHIN,
                    Contribution.KEY,
                    Contribution.any());

    /** Cells hold what is not pending. Residents are told from no row of their own. */
    private static final String AREAS = """
            select area from (
                select %s, %s from (%s) sums where %s
                union all select %s, %s from count_cell where %s) counted
            group by %s having %s order by area limit 100""".formatted(
                    Rollup.KEY,
                    Fact.columns(),
                    Rollup.of("(select * from count_entry where " + WITHIN + ")"),
                    WITHIN,
                    Rollup.KEY,
                    Fact.each(f -> f.equals(Fact.RESIDENTS.column) ? "0" : "-" + f),
                    WITHIN,
                    Rollup.KEY,
                    Contribution.any());

    private static final String RESIDENTS = """
            select area from (
                select area, 1 n from resident where %1$s
                union all select area, -residents from count_pending where %1$s
                union all select area, -residents from count_cell where %1$s and cut = '' and within <> area and length(area) = 15) counted
            group by area having sum(n) <> 0 order by area limit 100""".formatted(WITHIN);

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Scope scope;

    Reconciliation of(AreaCode area) {
        caller.mustCover(area);
        if (area.tier().digits < Tier.DISTRICT.digits) throw Problem.RULE_BROKEN.at("/area", "AREA_ABOVE_DISTRICT");
        var disputes = new TreeSet<String>();
        var areas = new TreeSet<String>();
        var recounted = new ArrayList<String>();
        // As they were counted: seen from their district.
        scope.over(new AreaCode(area.district()), () -> {
            disputes.addAll(read(DISPUTES, area));
            areas.addAll(read(AREAS, area));
            areas.addAll(read(RESIDENTS, area));
            recounted.addAll(read("select count(*) from dispute where " + WITHIN, area));
        });
        return new Reconciliation(
                area,
                Days.now(),
                Long.parseLong(recounted.get(0)),
                disputes.isEmpty() && areas.isEmpty(),
                disputes.stream().map(UUID::fromString).toList(),
                areas.stream().map(AreaCode::new).toList());
    }

    private List<String> read(String sql, AreaCode area) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            var places = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= places; i++)
                statement.setString(i, i % 2 == 1 ? area.value() : area.last().value());
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
