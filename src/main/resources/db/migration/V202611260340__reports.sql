-- Monthly reports 每月上报 (docs/adr/0014): one for each community and subdistrict and month, in as many editions as it was corrected; each edition
-- has the return of the period as it was counted, as the bytes that are given out.

create table report (
    id             uuid not null,
    area           text collate "C" not null constraint report_area_fkey references area,
    district       text collate "C" not null,
    city           text collate "C" generated always as (left(area, 4)) stored,
    subdistrict    text collate "C" generated always as (left(area, 9)) stored,
    community      text collate "C" generated always as (left(area, 12)) stored,
    tier           text not null,
    period         date not null,
    state          text not null,
    edition        integer not null,
    locked_edition integer,
    due_at         timestamptz not null,
    submitted_at   timestamptz,
    steps          integer not null,
    version        integer not null default 0,
    constraint report_pkey primary key (id, district),
    constraint report_period_key unique (area, period, district),
    constraint report_tier check (tier in ('COMMUNITY', 'SUBDISTRICT')),
    constraint report_month check (extract(day from period) = 1),
    constraint report_locked check (locked_edition <= edition),
    constraint report_district check (district = left(area, 6))
);
create index report_city_idx on report (city, period desc, id desc);
create index report_district_idx on report (district, period desc, id desc);
create index report_subdistrict_idx on report (subdistrict, period desc, id desc);
create index report_community_idx on report (community, period desc, id desc);
create index report_area_idx on report (area, period desc, id desc);

create table report_edition (
    id                 uuid not null,
    report_id          uuid not null,
    area               text collate "C" not null,
    district           text collate "C" not null,
    number             integer not null,
    reason             text,
    screenings         integer,
    disputes_prevented integer,
    remark             text,
    counted_at         timestamptz not null,
    -- What had been counted by then, as org.gridmediation.statistics.AsOf.
    as_of              text not null,
    zero               boolean not null,
    violations         integer not null,
    content            text not null,
    digest             text not null,
    locked_at          timestamptz,
    constraint report_edition_pkey primary key (id, district),
    constraint report_edition_number_key unique (report_id, number, district),
    constraint report_edition_reason check ((number = 1) = (reason is null)),
    constraint report_edition_report_fkey foreign key (report_id, district) references report,
    constraint report_edition_district check (district = left(area, 6))
);

-- The same return as a workbook and on paper, as it was when it was locked.
create table report_file (
    id        uuid not null,
    report_id uuid not null,
    area      text collate "C" not null,
    district  text collate "C" not null,
    edition   integer not null,
    format    text not null,
    content   bytea not null,
    digest    text not null,
    constraint report_file_pkey primary key (id, district),
    constraint report_file_format_key unique (report_id, edition, format, district),
    constraint report_file_report_fkey foreign key (report_id, district) references report,
    constraint report_file_district check (district = left(area, 6))
);

create table report_event (
    id        uuid not null,
    report_id uuid not null,
    area      text collate "C" not null,
    district  text collate "C" not null,
    number    integer not null,
    kind      text not null,
    state     text not null,
    edition   integer not null,
    at        timestamptz not null,
    by_name   text not null,
    by_role   text not null,
    by_area   text collate "C" not null,
    by_post   uuid,
    note      text,
    constraint report_event_pkey primary key (id, district),
    constraint report_event_number_key unique (report_id, number, district),
    constraint report_event_report_fkey foreign key (report_id, district) references report,
    constraint report_event_district check (district = left(area, 6))
);

do $$
declare
    inside constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
    t text;
begin
    foreach t in array array['report', 'report_edition', 'report_file', 'report_event']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, inside, inside);
    end loop;
end $$;
-- What is locked stays: the application can change it no more.
create policy locked on report_edition as restrictive for update to ${app} using (locked_at is null) with check (true);

grant select, insert, update on report, report_edition to ${app};
grant select, insert on report_file, report_event to ${app};
