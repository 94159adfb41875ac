-- Which days are worked, how long something may take, and the clocks that run for a dispute.

-- A calendar year is only ever added to: what was reckoned with an older revision stays provable.
create table calendar_year (
    revision    integer constraint calendar_year_pkey primary key,
    year        integer not null constraint calendar_year_range check (year between 2000 and 2100),
    recorded_at timestamptz not null,
    by_name     text not null
);
create index calendar_year_year_idx on calendar_year (year, revision desc);

create table holiday (
    revision integer not null constraint holiday_calendar_year_fkey references calendar_year,
    day      date not null,
    kind     text not null constraint holiday_kind check (kind in ('OFF', 'WORK')),
    name     text not null,
    constraint holiday_pkey primary key (revision, day)
);

-- The State Council's notices on the holidays of each year. 2027 was not announced yet.
insert into calendar_year (revision, year, recorded_at, by_name)
select y - 2022, y, '2026-11-25T00:00:00Z', 'system' from generate_series(2023, 2026) y;
insert into holiday (revision, day, kind, name)
select extract(year from d)::integer - 2022, d::date, kind, name
from (values
    ('2023-01-01', '2023-01-02', 'OFF', '元旦'),
    ('2023-01-21', '2023-01-27', 'OFF', '春节'),
    ('2023-01-28', '2023-01-29', 'WORK', '春节'),
    ('2023-04-05', '2023-04-05', 'OFF', '清明节'),
    ('2023-04-23', '2023-04-23', 'WORK', '劳动节'),
    ('2023-04-29', '2023-05-03', 'OFF', '劳动节'),
    ('2023-05-06', '2023-05-06', 'WORK', '劳动节'),
    ('2023-06-22', '2023-06-24', 'OFF', '端午节'),
    ('2023-06-25', '2023-06-25', 'WORK', '端午节'),
    ('2023-09-29', '2023-09-29', 'OFF', '中秋节'),
    ('2023-09-30', '2023-10-06', 'OFF', '国庆节'),
    ('2023-10-07', '2023-10-08', 'WORK', '国庆节'),
    ('2024-01-01', '2024-01-01', 'OFF', '元旦'),
    ('2024-02-04', '2024-02-04', 'WORK', '春节'),
    ('2024-02-10', '2024-02-17', 'OFF', '春节'),
    ('2024-02-18', '2024-02-18', 'WORK', '春节'),
    ('2024-04-04', '2024-04-06', 'OFF', '清明节'),
    ('2024-04-07', '2024-04-07', 'WORK', '清明节'),
    ('2024-04-28', '2024-04-28', 'WORK', '劳动节'),
    ('2024-05-01', '2024-05-05', 'OFF', '劳动节'),
    ('2024-05-11', '2024-05-11', 'WORK', '劳动节'),
    ('2024-06-10', '2024-06-10', 'OFF', '端午节'),
    ('2024-09-14', '2024-09-14', 'WORK', '中秋节'),
    ('2024-09-15', '2024-09-17', 'OFF', '中秋节'),
    ('2024-09-29', '2024-09-29', 'WORK', '国庆节'),
    ('2024-10-01', '2024-10-07', 'OFF', '国庆节'),
    ('2024-10-12', '2024-10-12', 'WORK', '国庆节'),
    ('2025-01-01', '2025-01-01', 'OFF', '元旦'),
    ('2025-01-26', '2025-01-26', 'WORK', '春节'),
    ('2025-01-28', '2025-02-04', 'OFF', '春节'),
    ('2025-02-08', '2025-02-08', 'WORK', '春节'),
    ('2025-04-04', '2025-04-06', 'OFF', '清明节'),
    ('2025-04-27', '2025-04-27', 'WORK', '劳动节'),
    ('2025-05-01', '2025-05-05', 'OFF', '劳动节'),
    ('2025-05-31', '2025-06-02', 'OFF', '端午节'),
    ('2025-09-28', '2025-09-28', 'WORK', '国庆节'),
    ('2025-10-01', '2025-10-05', 'OFF', '国庆节'),
    ('2025-10-06', '2025-10-06', 'OFF', '中秋节'),
    ('2025-10-07', '2025-10-08', 'OFF', '国庆节'),
    ('2025-10-11', '2025-10-11', 'WORK', '国庆节'),
    ('2026-01-01', '2026-01-03', 'OFF', '元旦'),
    ('2026-01-04', '2026-01-04', 'WORK', '元旦'),
    ('2026-02-14', '2026-02-14', 'WORK', '春节'),
    ('2026-02-15', '2026-02-23', 'OFF', '春节'),
    ('2026-02-28', '2026-02-28', 'WORK', '春节'),
    ('2026-04-04', '2026-04-06', 'OFF', '清明节'),
    ('2026-05-01', '2026-05-05', 'OFF', '劳动节'),
    ('2026-05-09', '2026-05-09', 'WORK', '劳动节'),
    ('2026-06-19', '2026-06-21', 'OFF', '端午节'),
    ('2026-09-20', '2026-09-20', 'WORK', '国庆节'),
    ('2026-09-25', '2026-09-27', 'OFF', '中秋节'),
    ('2026-10-01', '2026-10-07', 'OFF', '国庆节'),
    ('2026-10-10', '2026-10-10', 'WORK', '国庆节')
) as period (first, last, kind, name), generate_series(first::date, last::date, interval '1 day') d;

create table deadline_policy (
    id              uuid constraint deadline_policy_pkey primary key,
    kind            text not null,
    district        text collate "C" constraint deadline_policy_district_fkey references area,
    urgency         text,
    form            text,
    amount          integer not null constraint deadline_policy_amount check (amount between 1 and 1440),
    unit            text not null,
    ends_on_workday boolean not null,
    reminders       integer[] not null default '{}',
    valid_from      date not null,
    valid_until     date,
    recorded_at     timestamptz not null,
    by_name         text not null,
    constraint deadline_policy_key unique nulls not distinct (kind, district, urgency, form, valid_from),
    constraint deadline_policy_validity check (valid_until >= valid_from)
);

-- What is not law is a default that a district may replace.
insert into deadline_policy (id, kind, urgency, form, amount, unit, ends_on_workday, reminders, valid_from, recorded_at, by_name)
select gen_random_uuid(), kind, urgency, form, amount, unit, true, reminders::integer[], '2011-01-01', '2026-11-25T00:00:00Z', 'system'
from (values
    ('FIRST_ANSWER', null, null, 1, 'WORKING_DAY', '{}'),
    ('ACCEPTANCE', null, null, 3, 'WORKING_DAY', '{}'),
    ('TRANSFER_ACCEPTANCE', null, null, 3, 'WORKING_DAY', '{}'),
    ('TRANSFER_ACCEPTANCE', 'URGENT', null, 15, 'MINUTE', '{}'),
    ('URGENT_DISPOSAL', null, null, 4, 'SAME_DAY', '{}'),
    ('MEDIATION', null, null, 30, 'NATURAL_DAY', '{}'),
    ('CONFIRMATION', null, null, 30, 'NATURAL_DAY', '{20,27}'),
    ('RETURN_VISIT', null, 'ORAL', 7, 'NATURAL_DAY', '{}'),
    ('RETURN_VISIT', null, 'WRITTEN', 30, 'NATURAL_DAY', '{}'),
    ('SUPERVISION', null, null, 2, 'WORKING_DAY', '{}')
) as seed (kind, urgency, form, amount, unit, reminders);

-- Whom a clock waits for: an assigned mediator, else an organization, else whoever works in an area.
create table clock (
    id              uuid not null,
    dispute_id      uuid not null,
    area            text collate "C" not null,
    district        text collate "C" not null,
    shared_with     text collate "C" not null default '',
    kind            text not null,
    about           uuid,
    state           text not null,
    moves           integer not null,
    amount          integer not null,
    unit            text not null,
    ends_on_workday boolean not null,
    given           timestamptz,
    started_at      timestamptz not null,
    due             timestamptz,
    calendar        integer not null,
    reminders       integer[] not null,
    remind_at       timestamptz,
    missed_at       timestamptz,
    stopped_at      timestamptz,
    owned           boolean not null,
    staff_id        uuid constraint clock_staff_fkey references staff,
    organization_id uuid constraint clock_organization_fkey references organization,
    duty_area       text collate "C" not null,
    duty_district   text collate "C" generated always as (left(duty_area, 6)) stored,
    duty_subdistrict text collate "C" generated always as (left(duty_area, 9)) stored,
    duty_community  text collate "C" generated always as (left(duty_area, 12)) stored,
    constraint clock_pkey primary key (id, district),
    constraint clock_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint clock_district check (district = left(area, 6)),
    constraint clock_paused check (state <> 'RUNNING' or due is not null)
);
create index clock_dispute_idx on clock (dispute_id);
-- Tasks, nearest due first; the communities and grids of a subdistrict share its index, and what is over is in none.
create index clock_duty_district_idx on clock (duty_district, due, id) where state = 'RUNNING';
create index clock_duty_subdistrict_idx on clock (duty_subdistrict, due, id) where state = 'RUNNING';
create index clock_duty_area_idx on clock (duty_area, due, id) where state = 'RUNNING';
create index clock_staff_idx on clock (staff_id, due, id) where state = 'RUNNING' and staff_id is not null;
-- What the job looks for.
create index clock_due_idx on clock (due) where state = 'RUNNING' and missed_at is null;
create index clock_remind_idx on clock (remind_at) where state = 'RUNNING' and remind_at is not null;
create index clock_calendar_idx on clock (calendar) where state = 'RUNNING' and missed_at is null;

create table clock_event (
    id          uuid not null,
    clock_id    uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    number      integer not null,
    kind        text not null,
    at          timestamptz not null,
    amount      integer not null,
    step        text,
    constraint clock_event_pkey primary key (id, district),
    constraint clock_event_number_key unique (clock_id, number, district),
    constraint clock_event_clock_fkey foreign key (clock_id, district) references clock,
    constraint clock_event_district check (district = left(area, 6))
);

create index clock_event_dispute_idx on clock_event (dispute_id);

create table dispute_extension (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    number      integer not null,
    days        integer not null constraint dispute_extension_days check (days between 1 and 366),
    reason      text not null,
    consents    jsonb not null,
    due         timestamptz not null,
    at          timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    constraint dispute_extension_pkey primary key (id, district),
    constraint dispute_extension_number_key unique (dispute_id, number, district),
    constraint dispute_extension_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_extension_district check (district = left(area, 6))
);

create table supervision (
    id               uuid not null,
    dispute_id       uuid not null,
    area             text collate "C" not null,
    district         text collate "C" not null,
    shared_with      text collate "C" not null default '',
    number           integer not null,
    demand           text not null,
    at               timestamptz not null,
    by_name          text not null,
    by_area          text collate "C" not null,
    by_post          uuid,
    answer           text,
    answered_at      timestamptz,
    answered_by_name text,
    answered_by_area text collate "C",
    answered_by_post uuid,
    constraint supervision_pkey primary key (id, district),
    constraint supervision_number_key unique (dispute_id, number, district),
    constraint supervision_answer check ((answer is null) = (answered_at is null)),
    constraint supervision_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint supervision_district check (district = left(area, 6))
);

alter table dispute
    add column if not exists due_at timestamptz,
    add column if not exists missed integer not null default 0,
    add column supervised_from text collate "C";
-- Nearest due first, and what was missed newest first; as with a rare status, communities and grids read their subdistrict's.
create index dispute_city_due_idx on dispute (city, due_at, id) where due_at is not null;
create index dispute_district_due_idx on dispute (district, due_at, id) where due_at is not null;
create index dispute_subdistrict_due_idx on dispute (subdistrict, due_at, id) where due_at is not null;
create index dispute_city_missed_idx on dispute (city, reported_at desc, id desc) where missed > 0;
create index dispute_district_missed_idx on dispute (district, reported_at desc, id desc) where missed > 0;
create index dispute_subdistrict_missed_idx on dispute (subdistrict, reported_at desc, id desc) where missed > 0;

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    t text;
begin
    foreach t in array array['clock', 'clock_event', 'dispute_extension', 'supervision']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, seen, seen);
    end loop;
end $$;

grant select, insert on calendar_year, holiday, deadline_policy, clock, clock_event, dispute_extension, supervision to ${app};
grant update on clock, supervision to ${app};
grant update (shared_with) on clock_event, dispute_extension to ${app};
