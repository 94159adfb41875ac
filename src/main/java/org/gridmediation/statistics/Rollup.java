package org.gridmediation.statistics;

/** Adds rows up into the cells of every area that they lie in, as a whole and by one thing that they are about. */
final class Rollup {
    static final String KEY = "within, area, cut, month, booked, value";

    private Rollup() {}

    /** @param rows a relation with what {@link Contribution} gives */
    static String of(String rows) {
        return """
            select c.within, c.area, k.cut, t.month, t.booked, k.value, %s
            from %s t
            cross join lateral (
                select left(t.area, above) as within, left(t.area, digits) as area
                from (values (2, 0), (4, 2), (6, 4), (9, 6), (12, 9), (15, 12)) tier (digits, above) where digits <= length(t.area)
                union all select t.area, t.area where length(t.area) < 15) c
            cross join lateral (values ('', ''), ('TYPE', t.type), ('PUBLIC_ORDER_TYPE', t.public_order_type), ('SOURCE', t.source),
                ('LEVEL', t.level), ('FORM', t.form)) k (cut, value)
            where k.cut = '' or k.value <> ''
            group by c.within, c.area, k.cut, t.month, t.booked, k.value""".formatted(Fact.each(f -> "sum(t." + f + ")::bigint " + f), rows);
    }
}
