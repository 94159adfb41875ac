package org.gridmediation.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmediation.Text;

/**
 * Very many disputes of an invented district of 2,000 grids, of 24 months and four of five of them over, with what they add to the statistics:
 * written at once, as the program would have counted them. That it would have, its own reconciliation says.
 */
public final class CountedDisputes {
    public static final String DISTRICT = "440198";
    private static final int AT_ONCE = 500_000;

    private static final List<String> PLACES = List.of(
            "insert into area (code, name, tier, parent, valid_from) values ('440198', '统计区', 'DISTRICT', '4401', '2023-01-01')",
            """
            insert into area (code, name, tier, parent, valid_from)
            select '440198' || lpad(s::text, 3, '0'), '统计街道' || s, 'SUBDISTRICT', '440198', '2023-01-01' from generate_series(1, 20) s""",
            """
            insert into area (code, name, tier, parent, valid_from)
            select parent.code || lpad(c::text, 3, '0'), '统计社区' || c, 'COMMUNITY', parent.code, '2023-01-01'
            from area parent, generate_series(1, 20) c where parent.parent = '440198'""",
            """
            insert into area (code, name, tier, parent, valid_from, grid_kind)
            select parent.code || lpad(g::text, 3, '0'), '统计网格' || g, 'GRID', parent.code, '2023-01-01', 'BASIC'
            from area parent, generate_series(1, 5) g where parent.code like '440198%' and parent.tier = 'COMMUNITY'""",
            """
            insert into organization (id, area, kind, committee_kind, name, case_word)
            values ('00000000-0000-7000-9000-000440198001', '440198001', 'MEDIATION_COMMITTEE', 'SUBDISTRICT', '统计街道人民调解委员会', '统计')""");

    /** The demo's `liang` reads there too. */
    public static final String POST = "00000000-0000-7000-9003-000000198006";

    private static final String READER =
            "insert into post (id, staff_id, subject, role, area, valid_from) select '" + POST
                    + "', id, subject, 'DISTRICT', '440198', '2025-01-01' from staff where username = 'liang' on conflict do nothing";

    private static final String MADE = """
            create temporary table made as
            select uuidv7() id, uuidv7() outcome_id, i, case when i % 5 = 0 then 'REPORTED' when i % 5 = 1 then 'FAILED' else 'AGREED' end status,
                '440198' || lpad((1 + i / 100 % 20)::text, 3, '0') || lpad((1 + i / 5 % 20)::text, 3, '0') || lpad((1 + i % 5)::text, 3, '0') area,
                lpad((1 + i % 9)::text, 2, '0') as type, case when i / 10 % 2 = 0 then 'PATROL' else 'PHONE' end source,
                at, at + interval '3 days' ended
            from generate_series(FIRST, LAST) i cross join lateral (
                select date_trunc('month', now()) - interval '24 months' + i::bigint * 7919 % 62000000 * interval '1 second' as at) t""";

    private static final String DISPUTES = """
            insert into dispute (id, area, district, receipt_number, status, level, title, description, type, public_order_type, source, urgency,
                difficulty, reported_at, ended_at, outcome_id, steps)
            select id, area, '440198', 'WG-440198-' || i, status, 'GRID', '统计纠纷' || i, '楼上夜间噪声，影响休息，双方多次争执。', type, 'Z02', source,
                'NORMAL', 'SIMPLE', at, case when status <> 'REPORTED' then ended end, case when status <> 'REPORTED' then outcome_id end, 1
            from made""";

    private static final String OUTCOMES = """
            insert into outcome (id, dispute_id, area, district, kind, on_the_spot, level, form, content, amount, agreed_at, effective_at, reason,
                told_of_other_routes, committee_id, track, fulfilment, at)
            select outcome_id, id, area, '440198', status, false, 'GRID', form, case when form is not null then '互谅互让。' end,
                case when form is not null then 100 end, since, since, case when form is null then 'NO_AGREEMENT' end, false,
                '00000000-0000-7000-9000-000440198001', case when form is not null then 'AGREED' end,
                case when form is not null then 'PENDING' end, ended
            from made cross join lateral (
                select case when status = 'AGREED' then 'WRITTEN' end form, case when status = 'AGREED' then ended end since) a
            where status <> 'REPORTED'""";

    private static final String SETTLED = "(status = 'AGREED')::int";

    private static final String COUNTED = Text.replaced(
                    """
            create temporary table counted as
            select nextval(pg_get_serial_sequence('count_pending', 'id')) id, booked as month, *
            from (
                select id dispute_id, area, '440198' district, month_of(at) booked, type, 'Z02' public_order_type, source, '' as level, '' form, at, %s
                from made
                union all
                select id, area, '440198', month_of(ended), type, 'Z02', source, 'GRID', case when status = 'AGREED' then 'WRITTEN' else '' end, ended, %s
                from made where status <> 'REPORTED') c""", "month_of(at)", month("at"), "month_of(ended)", month("ended"))
            .formatted(
                    numbers(Map.of(Measure.REGISTERED, "1", Measure.REQUESTED, "(source = 'PHONE')::int")),
                    numbers(Map.of(
                            Measure.SETTLED,
                            SETTLED,
                            Measure.UNSETTLED,
                            "1 - " + SETTLED,
                            Measure.IN_GRID,
                            SETTLED,
                            Measure.MINOR,
                            "1",
                            Measure.MINOR_IN_GRID,
                            SETTLED,
                            Measure.TIMED,
                            "1",
                            Measure.ON_TIME,
                            "1",
                            Measure.AMOUNT,
                            "100 * " + SETTLED)));

    private static final String BATCH = "select nextval('count_batch')";

    private static final String ENTRIES =
            "insert into count_entry (id, booked, at, batch, %1$s, %2$s) select id, booked, at, currval('count_batch'), %1$s, %2$s from counted"
                    .formatted(Contribution.KEY, Measure.columns());

    private static final String CELLS =
            "insert into count_cell as c (%1$s, district, %2$s) select %1$s, left(area, 6), %2$s from (%3$s) sums on conflict (%1$s, district) do update set %4$s"
                    .formatted(
                            Rollup.KEY,
                            Measure.columns(),
                            Rollup.of("counted"),
                            Measure.each(f -> f + " = c." + f + " + excluded." + f));

    private static final String VERSIONS = """
            insert into count_version as v (area, district, counted, batch, changed_at)
            select left(area, digits), left(area, least(digits, 6)), count(*), currval('count_batch'), now()
            from counted, (values (2), (4), (6), (9), (12), (15)) tier (digits) group by 1, 2
            on conflict (area, district) do update set counted = v.counted + excluded.counted, batch = excluded.batch, changed_at = excluded.changed_at""";

    private CountedDisputes() {}

    private static String month(String time) {
        return "date_trunc('month', " + time + " at time zone 'Asia/Shanghai')::date";
    }

    private static String numbers(Map<Measure, String> facts) {
        return Measure.each(
                column -> "(" + facts.getOrDefault(Measure.valueOf(column.toUpperCase()), "0") + ")::bigint " + column);
    }

    /** Adds what is missing to so many. */
    public static void load(Connection admin, int disputes) throws SQLException {
        admin.setAutoCommit(true);
        try (var statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            var there = number(admin, "select count(*) from area where code = '440198'");
            if (there == 0) for (var place : PLACES) statement.execute(place);
            statement.execute(READER);
            for (long done = number(admin, "select count(*) from dispute where district = '440198'"); done < disputes; )
                done = add(admin, done + 1, Math.min(disputes, done + AT_ONCE));
            statement.execute("set session_replication_role = origin");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** @return how many there are now */
    private static long add(Connection admin, long first, long last) throws SQLException {
        admin.setAutoCommit(false);
        try (var statement = admin.createStatement()) {
            statement.execute(Text.replaced(MADE, "FIRST", "" + first, "LAST", "" + last));
            for (var step : List.of(DISPUTES, OUTCOMES, COUNTED, BATCH, ENTRIES, CELLS, VERSIONS))
                statement.execute(step);
            statement.execute("drop table made, counted");
        }
        admin.commit();
        admin.setAutoCommit(true);
        return last;
    }

    /** How many of the last twelve months' disputes were settled, by month, told by the disputes and outcomes: three times. */
    public static List<Long> millisToCount(Connection admin) throws SQLException {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            var start = System.nanoTime();
            try (var statement = admin.createStatement();
                    var rows = statement.executeQuery("""
                        select date_trunc('month', d.ended_at at time zone 'Asia/Shanghai'), count(*) filter (where o.kind = 'AGREED'), count(*)
                        from dispute d join outcome o on o.id = d.outcome_id and o.district = d.district
                        where d.area between '440198' and '440198~' and d.ended_at >= date_trunc('month', now()) - interval '12 months'
                        group by 1 order by 1""")) {
                while (rows.next()) rows.getLong(2);
            }
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        return millis;
    }

    private static long number(Connection admin, String sql) throws SQLException {
        try (var statement = admin.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
