package org.gridmediation.statistics;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.records.SqlTemplate;

/**
 * What disputes contribute, told from their rows alone: never from the time that passed, so that a recount gives the same on any day. The one
 * statement serves a request, an import, the backlog and the recount.
 */
final class Contribution {
    /** What a row of numbers is about, besides its months. */
    static final String DIMENSIONS = "type, public_order_type, source, level, form";

    /** The same row of one dispute, whenever it was booked. */
    static final String KEY = "dispute_id, area, district, month, " + DIMENSIONS;

    private static final String REPEATED = """
            exists (
                select from dispute_key p where p.dispute_id = d.id and p.district = d.district and p.kind = 'PAIR' and not p.novel
                  and not exists (
                    -- What is counted with it is not another matter.
                    select from dispute_key q join dispute_link l on l.other_id = q.dispute_id and l.district = q.district
                    where q.fingerprint = p.fingerprint and q.district = p.district and q.novel and l.dispute_id = d.id
                      and l.kind in ('HAS_DUPLICATE', 'HAS_MERGED') and l.ended_at is null))""";

    private static final String REGISTRATION = row(
            "d.reported_at, d.reported_at, '', ''",
            Map.of(
                    Measure.REGISTERED,
                    "1",
                    Measure.REQUESTED,
                    "q.asked::int",
                    Measure.ANSWERED,
                    "(q.asked and e.answered <= d.reported_at + interval '15 minutes')::int",
                    Measure.URGENT,
                    "u.decided::int",
                    Measure.URGENT_KEPT,
                    "(u.decided and u.kept)::int",
                    Measure.REPEATED,
                    "(" + REPEATED + ")::int",
                    Measure.COMPLETED,
                    "(d.ended_at is not null)::int"));

    /** In hand from the report to the end, whichever end it is: of an agreement its effect, which may be recorded later. */
    private static final String OPEN = row("b.at, b.recorded, '', ''", Map.of(Measure.OPEN, "b.n"))
            + " from (values (d.reported_at, d.reported_at, 1), (ended.at, d.ended_at, -1)) b (at, recorded, n) where b.at is not null";

    /** Several deadlines may be overdue at once; the dispute is so from the first of them to the last, while it is in hand. */
    private static final String OVERDUE = row("b.at, b.recorded, '', ''", Map.of(Measure.OVERDUE, "b.n"))
            + " from unnest(c.overdue) o, lateral (values (lower(o), lower(o), 1),"
            + " (case when not upper_inf(o) then greatest(lower(o), least(upper(o), ended.at)) end, upper(o), -1)) b (at, recorded, n)"
            + " where b.at is not null";

    private static final String LATE = row("c.overdue_since, c.overdue_since, '', ''", Map.of(Measure.LATE, "1"))
            + " where d.ended_at is null and c.overdue_since is not null";

    private static final String END = row(
            "ended.at, d.ended_at, k.level, k.form",
            Map.ofEntries(
                    Map.entry(Measure.SETTLED, "o1.settled::int"),
                    Map.entry(Measure.UNSETTLED, "(not o1.settled)::int"),
                    Map.entry(Measure.IN_GRID, "(o1.settled and o.level = 'GRID')::int"),
                    Map.entry(Measure.IN_COMMUNITY, "(o1.settled and o.level = 'COMMUNITY')::int"),
                    Map.entry(Measure.IN_SUBDISTRICT, "(o1.settled and o.level = 'SUBDISTRICT')::int"),
                    Map.entry(Measure.MINOR, "(not k.major)::int"),
                    Map.entry(Measure.MINOR_IN_GRID, "(not k.major and o1.settled and o.level = 'GRID')::int"),
                    Map.entry(Measure.MAJOR, "k.major::int"),
                    Map.entry(
                            Measure.MAJOR_IN_COMMUNITY,
                            "(k.major and o1.settled and o.level in ('GRID', 'COMMUNITY'))::int"),
                    Map.entry(Measure.TIMED, "e.timed::int"),
                    Map.entry(Measure.ON_TIME, "(e.timed and not c.late)::int"),
                    Map.entry(Measure.AMOUNT, "case when o1.settled then o.amount end"),
                    Map.entry(Measure.VISITED, "(o1.settled and d.visited)::int")));

    /** Of every agreement, whatever became of it afterwards: what was performed or broken stays so. */
    private static final String PERFORMANCE = row(
                    "p.fulfilment_at, p.fulfilment_at, p.level, p.form",
                    Map.of(Measure.PERFORMANCES, "1", Measure.PERFORMED, "(p.fulfilment = 'FULFILLED')::int"))
            + " from outcome p where p.dispute_id = d.id and p.district = d.district"
            + " and p.kind = 'AGREED' and p.fulfilment in ('FULFILLED', 'PARTLY_FULFILLED', 'BREACHED')";

    private static final String VISIT =
            row("r.visited_at, r.at, '', ''", Map.of(Measure.VISITS, "1", Measure.SATISFACTION, "r.satisfaction"))
                    + " from outcome p join return_visit r on r.outcome_id = p.id and r.district = p.district"
                    + " where p.dispute_id = d.id and p.district = d.district";

    /**
     * Of a dispute a row for each thing that happened to it, some of them of the same key. It was recorded no sooner than the dispute itself: what
     * a file brings became known with the file.
     */
    private static final String FACTS = SqlTemplate.fill(
            """
            select d.id dispute_id, d.area, d.district, date_trunc('month', f.at at time zone 'Asia/Shanghai')::date as month,
                   date_trunc('month', greatest(f.recorded, e.known) at time zone 'Asia/Shanghai')::date recorded,
                   d.type, d.public_order_type, d.source, f.level, f.form, {measures}
            from dispute d
            left join outcome o on o.id = d.outcome_id and o.district = d.district
            cross join lateral (
                select min(e.at) filter (where e.kind in ('ACCEPTED', 'DECLINED', 'ASSIGNED', 'TRANSFER_ACCEPTED', 'CONTACTED', 'NOTICE_GIVEN',
                           'CONSENTED', 'INVESTIGATED', 'SESSION_HELD')) answered,
                       -- That mediation failed, was terminated or withdrawn does not say that anybody was there.
                       min(e.at) filter (where e.kind in ('INVESTIGATED', 'SESSION_HELD')
                           or e.kind = 'OUTCOME_RECORDED' and e.status = 'AGREED') attended,
                       greatest(min(coalesce(e.received_at, e.at)) filter (where e.kind = 'REGISTERED'), min(e.at) filter (where e.kind = 'IMPORTED')) known,
                       -- No clock ever ran for what a file brought, and its times may be days.
                       not coalesce(bool_or(e.kind = 'IMPORTED'), false) timed,
                       -- By the last word of a party, who needs no official to record an outcome.
                       (array_agg(e.status order by e.number desc) filter (where e.status <> 'ARCHIVED'))[1] = 'TERMINATED' terminated
                from dispute_event e where e.dispute_id = d.id and e.district = d.district) e
            cross join lateral (
                select coalesce(o.kind = 'AGREED' and o.track <> 'SET_ASIDE', false) settled,
                       case when o.id is null then d.accepted_at is not null and d.ended_at is not null and e.terminated
                           else o.kind in ('AGREED', 'FAILED', 'TERMINATED') end ended) o1
            cross join lateral (
                select min(c.started_at) filter (where c.kind = 'URGENT_DISPOSAL') urgent_since,
                       coalesce(bool_or(c.kind = 'URGENT_DISPOSAL') filter (where c.missed_at is not null), false) unattended,
                       coalesce(bool_or(c.missed_at is not null), false) late,
                       min(m.due) filter (where c.stopped_at is null) overdue_since,
                       range_agg(tstzrange(m.due, case when coalesce(c.stopped_at, d.ended_at) is not null
                           then greatest(coalesce(c.stopped_at, d.ended_at), m.due) end))
                           filter (where m.due is not null) overdue
                from clock c
                -- What waits for another body's answer has no due time, but was missed before.
                cross join lateral (select case when c.missed_at is not null then coalesce(c.due, c.missed_at) end due) m
                where c.dispute_id = d.id and c.district = d.district
                  and c.kind in ('FIRST_ANSWER', 'ACCEPTANCE', 'TRANSFER_ACCEPTANCE', 'URGENT_DISPOSAL', 'MEDIATION')) c
            cross join lateral (
                select case when not o1.settled then d.ended_at else coalesce((
                    -- A variation does not settle it again.
                    select f.effective_at from outcome f where f.dispute_id = d.id and f.district = d.district and f.edition = 1
                      and f.effective_at is not null order by f.at desc, f.id desc limit 1), d.ended_at) end at) ended
            cross join lateral (
                -- Until 24:00 of the day, at least four hours (急事不过夜), from when it was urgent.
                select greatest(s.since + interval '4 hours',
                    (date_trunc('day', s.since at time zone 'Asia/Shanghai') + interval '1 day') at time zone 'Asia/Shanghai') "limit"
                from (select coalesce(c.urgent_since, d.reported_at) since) s) t
            cross join lateral (
                -- What ends within its time without anybody having been there is neither kept nor left: the duty ended with it.
                select e.timed and d.urgency = 'URGENT'
                           and (e.attended is not null or d.ended_at > t."limit" or d.ended_at is null and c.unattended) decided,
                       e.attended <= t."limit" kept) u
            cross join lateral (
                select e.timed and d.source in ('RESIDENT_REPORT', 'HOTLINE_12345', 'ONLINE', 'PHONE', 'VISIT', 'APPLICATION')
                    and (e.answered is not null or d.ended_at is null or d.ended_at > d.reported_at + interval '15 minutes') asked) q
            cross join lateral (
                select d.difficulty in ('COMPLEX', 'MAJOR') major, coalesce(o.level, case when o1.ended then d.level end, '') level, coalesce(o.form, '') form) k
            cross join lateral (
                {registration}
                union all {end} where o1.ended
                union all {others}
            ) f (at, recorded, level, form, {columns})
            where d.counted_with is null""",
            Map.of(
                    "measures", Measure.each(f -> "f." + f),
                    "registration", REGISTRATION,
                    "end", END,
                    "others", String.join("\n                union all ", OPEN, OVERDUE, LATE, PERFORMANCE, VISIT),
                    "columns", Measure.columns()));

    private Contribution() {}

    /** What it says when, and of which facts; the others are nothing. */
    private static String row(String when, Map<Measure, String> facts) {
        return "select " + when + ", "
                + Stream.of(Measure.values())
                        .map(f -> facts.containsKey(f) ? "coalesce(" + facts.get(f) + ", 0)::bigint" : "0::bigint")
                        .collect(Collectors.joining(", "));
    }

    /** @param which a condition on the disputes `d` */
    static String of(String which) {
        return FACTS + " and " + which;
    }

    /** A condition on sums: that they are not all nothing. */
    static String any() {
        return "(" + Measure.each(f -> "sum(" + f + ")") + ") <> (" + Measure.each(f -> "0") + ")";
    }
}
