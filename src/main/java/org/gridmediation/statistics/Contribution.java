package org.gridmediation.statistics;

/**
 * What disputes contribute, told from their rows alone: never from the time that passed, so that a recount gives the same on any day. The one
 * statement serves a request, an import, the backlog and the recount.
 */
final class Contribution {
    /** What a row of numbers is about, besides its months. */
    static final String DIMENSIONS = "type, public_order_type, source, level, form";

    /** The same row of one dispute, whenever it was booked. */
    static final String KEY = "dispute_id, area, district, month, " + DIMENSIONS;

    private static final String FACTS = """
            select d.id dispute_id, d.area, d.district, f.month, f.recorded, d.type, d.public_order_type, d.source, f.level, f.form, %s
            from dispute d
            left join outcome o on o.id = d.outcome_id and o.district = d.district
            cross join lateral (
                select o.kind = 'AGREED' and o.track <> 'SET_ASIDE' settled, o.kind in ('AGREED', 'FAILED', 'TERMINATED') ended) o1
            cross join lateral (
                select min(e.at) filter (where e.kind in ('ACCEPTED', 'DECLINED', 'ASSIGNED', 'TRANSFER_ACCEPTED', 'CONTACTED', 'NOTICE_GIVEN',
                           'CONSENTED', 'INVESTIGATED', 'SESSION_HELD')) answered,
                       min(e.at) filter (where e.kind in ('INVESTIGATED', 'SESSION_HELD', 'OUTCOME_RECORDED')) attended,
                       -- No clock ever ran for what a file brought, and its times may be days.
                       not coalesce(bool_or(e.kind = 'IMPORTED'), false) timed
                from dispute_event e where e.dispute_id = d.id and e.district = d.district) e
            cross join lateral (
                select coalesce(bool_or(c.kind = 'URGENT_DISPOSAL'), false) unattended, coalesce(bool_or(true), false) late
                from clock c where c.dispute_id = d.id and c.district = d.district and c.missed_at is not null
                  and c.kind in ('FIRST_ANSWER', 'ACCEPTANCE', 'TRANSFER_ACCEPTANCE', 'URGENT_DISPOSAL', 'MEDIATION')) c
            cross join lateral (
                select case when not o1.settled then d.ended_at else coalesce((
                    -- A variation does not settle it again.
                    select f.effective_at from outcome f where f.dispute_id = d.id and f.district = d.district and f.edition = 1
                      and f.effective_at is not null order by f.at desc, f.id desc limit 1), d.ended_at) end at) ended
            cross join lateral (
                select e.timed and d.urgency = 'URGENT' and (e.attended is not null or c.unattended or d.ended_at is not null) decided,
                       -- Until 24:00 of the day, at least four hours (急事不过夜).
                       e.attended <= greatest(d.reported_at + interval '4 hours',
                           (date_trunc('day', d.reported_at at time zone 'Asia/Shanghai') + interval '1 day') at time zone 'Asia/Shanghai') kept) u
            cross join lateral (
                select e.timed and d.source in ('RESIDENT_REPORT', 'HOTLINE_12345', 'ONLINE', 'PHONE', 'VISIT', 'APPLICATION') asked) q
            cross join lateral (
                select d.difficulty in ('COMPLEX', 'MAJOR') major, coalesce(o.level, '') level, coalesce(o.form, '') form) k
            cross join lateral (
                select m.fact, date_trunc('month', m.at at time zone 'Asia/Shanghai')::date as month,
                       date_trunc('month', m.recorded at time zone 'Asia/Shanghai')::date recorded, m.level, m.form, m.n
                from (
                    select v.fact, d.reported_at, d.reported_at, '', '', v.n from (values
                        ('registered', 1),
                        ('requested', q.asked::int),
                        ('answered', (q.asked and e.answered <= d.reported_at + interval '15 minutes')::int),
                        ('urgent', u.decided::int),
                        ('urgent_kept', (u.decided and u.kept)::int),
                        ('repeated', exists (
                            select from dispute_key p where p.dispute_id = d.id and p.district = d.district and p.kind = 'PAIR' and not p.novel
                              and not exists (
                                -- What is counted with it is not another matter.
                                select from dispute_key q join dispute_link l on l.other_id = q.dispute_id and l.district = q.district
                                where q.fingerprint = p.fingerprint and q.district = p.district and q.novel and l.dispute_id = d.id
                                  and l.kind in ('HAS_DUPLICATE', 'HAS_MERGED') and l.ended_at is null))::int)) v (fact, n)
                    union all
                    select v.fact, ended.at, d.ended_at, k.level, k.form, v.n from (values
                        ('settled', o1.settled::int),
                        ('unsettled', (not o1.settled)::int),
                        ('in_grid', (o1.settled and o.level = 'GRID')::int),
                        ('in_community', (o1.settled and o.level = 'COMMUNITY')::int),
                        ('in_subdistrict', (o1.settled and o.level = 'SUBDISTRICT')::int),
                        ('minor', (not k.major)::int),
                        ('minor_in_grid', (not k.major and o1.settled and o.level = 'GRID')::int),
                        ('major', k.major::int),
                        ('major_in_community', (k.major and o1.settled and o.level in ('GRID', 'COMMUNITY'))::int),
                        ('timed', e.timed::int),
                        ('on_time', (e.timed and not c.late)::int),
                        ('amount', case when o1.settled then o.amount end),
                        ('visited', (o1.settled and d.visited)::int)) v (fact, n) where o1.ended
                    union all
                    select v.fact, o.fulfilment_at, o.fulfilment_at, k.level, k.form, v.n from (values
                        ('performances', 1),
                        ('performed', (o.fulfilment = 'FULFILLED')::int)) v (fact, n)
                    where o1.settled and o.fulfilment in ('FULFILLED', 'PARTLY_FULFILLED', 'BREACHED')
                    union all
                    select v.fact, r.visited_at, r.at, '', '', v.n
                    from outcome p join return_visit r on r.outcome_id = p.id and r.district = p.district
                    cross join lateral (values ('visits', 1), ('satisfaction', r.satisfaction)) v (fact, n)
                    where p.dispute_id = d.id and p.district = d.district
                ) m (fact, at, recorded, level, form, n) where m.n <> 0
            ) f
            where d.counted_with is null and %s
            group by d.id, d.area, d.district, f.month, f.recorded, d.type, d.public_order_type, d.source, f.level, f.form""";

    private Contribution() {}

    /** @param which a condition on the disputes `d` */
    static String of(String which) {
        return FACTS.formatted(
                Fact.each(f -> "coalesce(sum(f.n) filter (where f.fact = '" + f + "'), 0)::bigint " + f), which);
    }

    /** A condition on sums: that they are not all nothing. */
    static String any() {
        return "(" + Fact.each(f -> "sum(" + f + ")") + ") <> (" + Fact.each(f -> "0") + ")";
    }
}
