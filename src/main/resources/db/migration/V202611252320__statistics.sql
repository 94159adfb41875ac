-- What each dispute contributes to the statistics (docs/adr/0011). A change only ever inserts: what is no longer so with a minus, what is so now
-- with a plus. A job moves these rows on into the cells of every area above, so that reading a number costs the same however many there are.

create sequence count_batch;

do $$
declare
    -- Each a number of something that lies in one month; org.gridmediation.statistics.Fact says of what.
    facts constant text[] := array['registered', 'requested', 'answered', 'urgent', 'urgent_kept', 'repeated', 'settled', 'unsettled', 'in_grid',
        'in_community', 'in_subdistrict', 'minor', 'minor_in_grid', 'major', 'major_in_community', 'on_time', 'amount', 'visited', 'performances',
        'performed', 'visits', 'satisfaction', 'residents'];
    columns constant text := (select string_agg(format('%I bigint not null default 0', f), ', ') from unnest(facts) f);
    -- `month` is that in which it happened, `booked` that in which it was recorded; `tx` says which answers had seen the row.
    contribution constant text := $c$
        area              text collate "C" not null,
        district          text collate "C" not null,
        subdistrict       text collate "C" generated always as (left(area, 9)) stored,
        month             date not null,
        booked            date not null,
        type              text not null default '',
        public_order_type text not null default '',
        source            text not null default '',
        level             text not null default '',
        form              text not null default '',
        at                timestamptz not null,
        tx                xid8 not null default pg_current_xact_id(),
    $c$;
begin
    -- Written by requests: few rows, few indexes. Residents are counted without saying which.
    execute 'create table count_pending (
        id          bigint generated always as identity,
        dispute_id  uuid,' || contribution || columns || ',
        constraint count_pending_pkey primary key (id, district),
        constraint count_pending_district check (district = left(area, 6)))';
    execute 'create index count_pending_area_idx on count_pending (area)';
    execute 'create index count_pending_dispute_idx on count_pending (dispute_id) where dispute_id is not null';

    -- Where those of disputes go, and stay: the cases behind every number, also of an answer given long ago. No foreign key: its look at the
    -- dispute would make the job and whoever is at work on the dispute wait for each other.
    execute 'create table count_entry (
        id          bigint not null,
        dispute_id  uuid not null,' || contribution || '
        batch       bigint not null,' || columns || ',
        constraint count_entry_pkey primary key (id, district),
        constraint count_entry_district check (district = left(area, 6)))';
    execute 'create index count_entry_dispute_idx on count_entry (dispute_id)';
    execute 'create index count_entry_subdistrict_idx on count_entry (subdistrict, month, dispute_id)';
    execute 'create index count_entry_district_idx on count_entry (district, month, dispute_id)';

    -- The sums: of an area as a part of the one above it (`within`), or of what lies in an area itself, in none of its parts (within = area).
    execute 'create table count_cell (
        within   text collate "C" not null,
        area     text collate "C" not null,
        district text collate "C" not null,
        cut      text collate "C" not null,
        value    text collate "C" not null,
        month    date not null,
        booked   date not null,' || columns || ',
        constraint count_cell_pkey primary key (within, cut, area, month, booked, value, district),
        constraint count_cell_district check (district = left(area, 6)))';
end $$;

-- How many rows were ever counted of an area: while that stays, every answer stays.
create table count_version (
    area       text collate "C" not null,
    district   text collate "C" not null,
    counted    bigint not null,
    batch      bigint not null,
    changed_at timestamptz not null,
    constraint count_version_pkey primary key (area, district),
    constraint count_version_district check (district = left(area, 6))
);

-- Disputes recorded before there were statistics: how far the job has counted them, newest first.
create table count_backlog (
    area        text collate "C" not null,
    district    text collate "C" not null,
    reported_at timestamptz not null,
    dispute_id  uuid not null,
    constraint count_backlog_pkey primary key (area, district),
    constraint count_backlog_district check (district = left(area, 6))
);
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute;

insert into count_pending (area, district, month, booked, at, residents)
select area, district, month, month, max(created_at), count(*)
from (select *, date_trunc('month', created_at at time zone 'Asia/Shanghai')::date as month from resident) r group by area, district, month;

do $$
declare
    inside constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
    t text;
begin
    foreach t in array array['count_pending', 'count_entry', 'count_cell', 'count_version', 'count_backlog']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, inside, inside);
    end loop;
end $$;

grant usage on sequence count_batch to ${app};
grant select, insert on count_entry to ${app};
grant select, insert, delete on count_pending to ${app};
grant select, insert, update on count_cell, count_version to ${app};
grant select, update, delete on count_backlog to ${app};
