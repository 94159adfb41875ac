package org.gridmediation.statistics;

import java.util.Map;
import org.gridmediation.records.SqlTemplate;

/** Adds rows up into the cells of every area that they lie in, as a whole and by one thing that they are about. */
final class Rollup {
    static final String KEY = "within, area, cut, month, booked, value";

    private Rollup() {}

    /**
     * Parts first and areas above afterwards, because many rows have the same parts.
     *
     * @param rows a relation with what {@link Contribution} gives
     */
    static String of(String rows) {
        return SqlTemplate.fill("""
            select c.within, c.area, p.cut, p.month, p.booked, p.value, {sumsOfParts}
            from (
                select t.area, k.cut, t.month, t.booked, k.value, {sumsOfRows}
                from {rows} t
                cross join lateral (values ('', ''), ('TYPE', t.type), ('PUBLIC_ORDER_TYPE', t.public_order_type), ('SOURCE', t.source),
                    ('LEVEL', t.level), ('FORM', t.form)) k (cut, value)
                where k.cut = '' or k.value <> ''
                group by t.area, k.cut, t.month, t.booked, k.value) p
            cross join lateral (
                select left(p.area, above) as within, left(p.area, digits) as area
                from (values (2, 0), (4, 2), (6, 4), (9, 6), (12, 9), (15, 12)) tier (digits, above) where digits <= length(p.area)
                union all select p.area, p.area where length(p.area) < 15) c
            group by c.within, c.area, p.cut, p.month, p.booked, p.value""", Map.of("sumsOfParts", sums("p"), "sumsOfRows", sums("t"), "rows", rows));
    }

    private static String sums(String of) {
        return Measure.each(f -> "sum(" + of + "." + f + ")::bigint " + f);
    }
}
