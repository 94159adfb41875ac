package org.gridmediation.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.resident.Resident;

/**
 * Lets numbers follow what moves into another area. What was counted of a dispute is taken away there and added here, booked in a month in which
 * nothing is ever asked for: so CURRENT has it where it lies now, and RECORDED where it was recorded. What is in hand leaves and comes in the month of the
 * move: its end will be recorded where it lies then.
 */
@ApplicationScoped
public class AreaMoves {
    private static final String NEVER = "date '0001-01-01'";
    private static final LocalDate EVER_AFTER = LocalDate.of(9999, 1, 1);

    private static final String FOLLOW = SqlTemplate.fill(
            """
            with before as (
                select b.*, d.area as now from (
                    select {key}, {measures} from count_pending where district = ? and dispute_id = any (?)
                    union all select {key}, {measures} from count_entry where district = ? and dispute_id = any (?)) b
                join dispute d on d.id = b.dispute_id and d.district = b.district and d.area <> b.area
            ), change as (
                select dispute_id, now as area, district, month, {dimensions}, {measures} from before
                union all select {key}, {negated} from before
            ), booking as (
                select {key}, {never} booked, {flows} from change
                union all select {key}, ?::date, {stocks} from change
            )
            insert into count_pending ({key}, booked, at, {measures})
            select {key}, booked, ?::timestamptz, {sums} from booking group by {key}, booked having {any}""",
            Map.of(
                    "key", Contribution.KEY,
                    "dimensions", Contribution.DIMENSIONS,
                    "measures", Measure.columns(),
                    "flows", only(false),
                    "stocks", only(true),
                    "negated", Measure.each(f -> "-" + f),
                    "sums", Measure.each(f -> "sum(" + f + ")"),
                    "any", Contribution.any(),
                    "never", NEVER));

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    CellSums cellSums;

    /** Of what happened, or of how much there is; nothing of the others. */
    private static String only(boolean ofStock) {
        return Stream.of(Measure.values())
                .map(measure -> (measure.ofStock() == ofStock ? "" : "0 ") + measure.column)
                .collect(Collectors.joining(", "));
    }

    /** After they lie there. */
    public void follow(String district, Collection<UUID> disputes) {
        entities.flush();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FOLLOW)) {
            var ids = connection.createArrayOf("uuid", disputes.toArray());
            statement.setString(1, district);
            statement.setArray(2, ids);
            statement.setString(3, district);
            statement.setArray(4, ids);
            var now = Days.now();
            statement.setObject(5, BookingMonth.get(), Types.DATE);
            statement.setObject(6, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what moved could not be counted", e);
        }
    }

    /**
     * Whoever lived in a grid that ended. By CURRENT they are moved in the months in which they came there, as the disputes are in theirs, so that what is
     * counted per resident has both in one place; by RECORDED they leave and come now.
     *
     * @param to where each lives from now on
     * @param from the grids that ended, with all who live there
     */
    public void settle(Map<UUID, AreaCode> to, Map<UUID, AreaCode> from) {
        entities.flush();
        var change = new HashMap<Population.Since, Integer>();
        var months = new HashMap<AreaCode, Iterator<LocalDate>>();
        for (var grid : new TreeSet<>(from.values()))
            months.put(grid, months(grid).iterator());
        var districts = to.values().stream().map(AreaCode::district).distinct().toList();
        var ids = Resident.<Resident>find(
                        "select id from Resident where district in ?1 and id in ?2 order by createdAt, id",
                        districts,
                        to.keySet())
                .project(UUID.class)
                .list();
        for (var id : ids) {
            var came = months.get(from.get(id));
            var month = came.hasNext() ? came.next() : BookingMonth.get();
            change.merge(new Population.Since(from.get(id), month), -1, Integer::sum);
            change.merge(new Population.Since(to.get(id), month), 1, Integer::sum);
        }
        try (var connection = database.getConnection()) {
            Population.book(connection, change);
        } catch (SQLException e) {
            throw new IllegalStateException("who moved could not be counted", e);
        }
    }

    /** The months in which those who live in a grid were counted there, the first first. Nobody is named in them: who left is taken for the last who came. */
    private List<LocalDate> months(AreaCode grid) {
        var sums = new TreeMap<LocalDate, Long>();
        cellSums.read(
                        grid,
                        false,
                        null,
                        Basis.CURRENT,
                        List.of(Measure.RESIDENTS.column),
                        StatisticsQuery.EVER,
                        EVER_AFTER)
                .sums()
                .forEach(sum -> sums.merge(sum.month(), sum.n()[0], Long::sum));
        var months = new ArrayList<LocalDate>();
        sums.forEach((month, n) -> {
            for (long i = n; i > 0; i--) months.add(month);
            for (long i = n; i < 0 && !months.isEmpty(); i++) months.remove(months.size() - 1);
        });
        return months;
    }
}
