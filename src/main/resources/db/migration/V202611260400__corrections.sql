-- 校核纠错: somebody who reads a record says that it is wrong, and whoever keeps it answers. 回流: what a tier above decides comes back the same way. A correction lies where its
-- record lies, and one of a dispute is seen by whoever sees the dispute.

create table correction (
    id               uuid not null,
    dispute_id       uuid,
    area             text collate "C" not null,
    district         text collate "C" not null,
    city             text collate "C" generated always as (left(area, 4)) stored,
    subdistrict      text collate "C" generated always as (left(area, 9)) stored,
    community        text collate "C" generated always as (left(area, 12)) stored,
    shared_with      text collate "C" not null default '',
    kind             text not null,
    record_id        uuid,
    origin           text not null,
    flaw             text,
    text             text not null,
    field            text,
    proposed         text,
    proposed_sealed  bytea,
    at               timestamptz not null,
    by_name          text not null,
    by_role          text not null,
    by_area          text collate "C" not null,
    by_post          uuid,
    by_client        uuid,
    state            text not null,
    held_by          text collate "C",
    escalated_to     text collate "C",
    acknowledged_at  timestamptz,
    answer           text,
    answered_at      timestamptz,
    answered_by_area text collate "C",
    decision         text,
    due_at           timestamptz,
    missed_at        timestamptz,
    missed           integer not null,
    steps            integer not null,
    version          integer not null default 0,
    -- Whom it waits for: whoever keeps the record, wherever that has gone since, or the tier above.
    waits_for        text collate "C" generated always as
        (case when state in ('FLAGGED', 'DIRECTED') then coalesce(held_by, area) when state = 'ESCALATED' then escalated_to end) stored,
    waits_district   text collate "C" generated always as
        (left(case when state in ('FLAGGED', 'DIRECTED') then coalesce(held_by, area) when state = 'ESCALATED' then escalated_to end, 6)) stored,
    waits_subdistrict text collate "C" generated always as
        (left(case when state in ('FLAGGED', 'DIRECTED') then coalesce(held_by, area) when state = 'ESCALATED' then escalated_to end, 9)) stored,
    constraint correction_pkey primary key (id, district),
    constraint correction_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint correction_district check (district = left(area, 6)),
    constraint correction_record check ((kind = 'AREA') = (record_id is null) and (kind = 'DISPUTE') = (dispute_id is not null)),
    constraint correction_origin check ((origin = 'FLAG') = (flaw is not null)),
    constraint correction_proposed check (num_nonnulls(proposed, proposed_sealed) <= 1),
    constraint correction_escalated check (state <> 'ESCALATED' or escalated_to is not null),
    constraint correction_due check ((due_at is not null) = (state in ('FLAGGED', 'DIRECTED', 'ESCALATED')))
);
create index correction_city_idx on correction (city, at desc, id desc);
create index correction_district_idx on correction (district, at desc, id desc);
create index correction_subdistrict_idx on correction (subdistrict, at desc, id desc);
create index correction_community_idx on correction (community, at desc, id desc);
create index correction_area_idx on correction (area, at desc, id desc);
create index correction_by_idx on correction (by_area, at desc, id desc);
create index correction_record_idx on correction (record_id) where state <> 'CLOSED';
create index correction_dispute_idx on correction (dispute_id) where dispute_id is not null;
-- Tasks, nearest due first, as those of clocks; and what the job looks for.
create index correction_waits_district_idx on correction (waits_district, due_at, id) where due_at is not null;
create index correction_waits_subdistrict_idx on correction (waits_subdistrict, due_at, id) where due_at is not null;
create index correction_waits_for_idx on correction (waits_for, due_at, id) where due_at is not null;
create index correction_due_idx on correction (due_at) where due_at is not null and missed_at is null;

create table correction_event (
    id            uuid not null,
    correction_id uuid not null,
    dispute_id    uuid,
    record_id     uuid,
    area          text collate "C" not null,
    district      text collate "C" not null,
    shared_with   text collate "C" not null default '',
    number        integer not null,
    kind          text not null,
    state         text not null,
    at            timestamptz not null,
    by_name       text not null,
    by_role       text not null,
    by_area       text collate "C" not null,
    by_post       uuid,
    note          text,
    constraint correction_event_pkey primary key (id, district),
    constraint correction_event_number_key unique (correction_id, number, district),
    constraint correction_event_correction_fkey foreign key (correction_id, district) references correction,
    constraint correction_event_district check (district = left(area, 6))
);
create index correction_event_dispute_idx on correction_event (dispute_id) where dispute_id is not null;
create index correction_event_record_idx on correction_event (record_id) where record_id is not null;

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    t text;
begin
    foreach t in array array['correction', 'correction_event']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, seen, seen);
    end loop;
end $$;
grant select, insert, update on correction to ${app};
grant select, insert, update (shared_with) on correction_event to ${app};

insert into deadline_policy (id, kind, amount, unit, ends_on_workday, reminders, valid_from, recorded_at, by_name)
values (gen_random_uuid(), 'CORRECTION', 3, 'WORKING_DAY', true, '{}', '2011-01-01', '2026-11-26T00:00:00Z', 'system');

-- What is about a resident goes where the resident has gone, and the corrections of residents with it; those of disputes are parts of these.
create or replace function follow_area(disputes uuid[], residents uuid[], about_district text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    part regclass;
    moved bigint := 0;
    n bigint;
    inside constant text := $p$ between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    for part in
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and (select count(*) from pg_attribute a
               where a.attrelid = c.oid and a.attname in ('dispute_id', 'district', 'area', 'shared_with') and not a.attisdropped) = 4
        order by c.relname
    loop
        execute format('update %s p set area = d.area from dispute d where d.id = any($1) and d.district = $2 and p.dispute_id = d.id
            and p.district = d.district and p.area <> d.area and p.area %s and d.area %s', part, inside, inside) using disputes, about_district;
        get diagnostics n = row_count;
        moved := moved + n;
    end loop;
    foreach part in array array['resident_phone', 'import_key', 'import_before', 'correction', 'correction_event']::regclass[]
    loop
        execute format('update %s p set area = r.area from resident r where r.id = any($1) and r.district = $2 and p.%s = r.id
            and p.district = r.district and p.area <> r.area and p.area %s and r.area %s', part,
            case when part = 'resident_phone'::regclass then 'resident_id' else 'record_id' end, inside, inside)
            using residents, about_district;
        get diagnostics n = row_count;
        moved := moved + n;
    end loop;
    return moved;
end $$;
