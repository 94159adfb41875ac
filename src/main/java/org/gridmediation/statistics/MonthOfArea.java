package org.gridmediation.statistics;

import java.util.Map;
import org.gridmediation.records.SqlTemplate;

/**
 * What is counted of one month of an area, as relations for a statement that makes more of it (the monthly report): so that a number stands
 * in both by one definition. By CURRENT. The statement has the parameters area, last, district, subdistrict, digits (of the codes of the parts), levels (the
 * tiers whose doings count, up to the area's; empty for what no body did), own (the area's tier), and month.
 */
public final class MonthOfArea {
    /**
     * The code of the part whose bodies did it; the area's own for what its own body did, and what lies in none of the parts. What a tier above
     * did in the area is in none of this.
     */
    private static final String PART = "case when area = :area or level = :own then :area else left(area, :digits) end";

    /** `unit` (a part, or empty for all together), `cut`, `value` and a column for each {@link Measure}; the rows are to be added up. */
    public static final String NUMBERS =
            SqlTemplate.fill("""
            select u.unit, k.cut, k.value, {measures} from ({rows}) t
            cross join lateral (values (''), ({part})) u (unit)
            cross join lateral (values ('', ''), ('TYPE', t.type), ('PUBLIC_ORDER_TYPE', t.public_order_type), ('SOURCE', t.source),
                ('FORM', t.form)) k (cut, value)
            where k.cut = '' or k.value <> ''""", Map.of("measures", Measure.columns(), "rows", rows("*", "", ""), "part", PART));

    /** The disputes behind SETTLED and UNSETTLED: `dispute_id`, `unit` (a part), and these two. */
    public static final String ENDED = SqlTemplate.fill(
            """
            select dispute_id, {part} as unit, sum(settled) as settled, sum(unsettled) as unsettled from ({rows}) e
            group by dispute_id, area, level having sum(settled + unsettled) <> 0""", Map.of("part", PART, "rows", rows("dispute_id, area, level, settled, unsettled", "", "")));

    /** What was not counted yet when something had been seen; with the parameters batch and snapshot. */
    public static final String SINCE = rows(
            "*",
            " and not (batch <= :batch or pg_visible_in_snapshot(tx, cast(:snapshot as pg_snapshot)))",
            " and not pg_visible_in_snapshot(tx, cast(:snapshot as pg_snapshot))");

    /** All that a statement sees, as {@link #batch} and {@link #snapshot} read it. */
    public static final String SEEN = """
            select (select coalesce(max(batch), 0) from count_version where district = :district and area = :area) || '_' || cast(pg_current_snapshot() as text)""";

    private MonthOfArea() {}

    public static long batch(String seen) {
        return CountSnapshot.parse(seen).batch();
    }

    public static String snapshot(String seen) {
        return CountSnapshot.parse(seen).snapshot();
    }

    private static String rows(String columns, String entries, String pending) {
        var both = columns.equals("*")
                ? "dispute_id, area, " + Contribution.DIMENSIONS + ", at, " + Measure.columns()
                : columns;
        var place = " and area between :area and :last and month = :month and level in (:levels)";
        return "select " + both + " from count_entry where district = :district and subdistrict = :subdistrict" + place
                + entries + " union all select " + both
                + " from count_pending where district = :district and dispute_id is not null" + place + pending;
    }
}
