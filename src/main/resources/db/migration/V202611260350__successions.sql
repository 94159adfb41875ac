-- Grids that end and what follows them (docs/adr/0014). A record lies in its current area; where it was recorded, and how it came from there to
-- here, stays known.

alter table dispute
    add column recorded_area text collate "C",
    add constraint dispute_recorded_area check (recorded_area <> area and left(recorded_area, 6) = district);

-- Territory is public: no scope lies on it, nor on who succeeded whom.
create table succession (
    id      uuid constraint succession_pkey primary key,
    at      timestamptz not null,
    day     date not null,
    reason  text not null,
    by_name text not null,
    by_post uuid,
    plan    jsonb not null
);
create table succession_grid (
    succession_id uuid not null constraint succession_grid_succession_fkey references succession,
    code          text collate "C" not null constraint succession_grid_code_fkey references area,
    ended         boolean not null,
    constraint succession_grid_pkey primary key (code, succession_id)
);

create table succession_move (
    succession_id uuid not null,
    record_id     uuid not null,
    kind          text not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    from_area     text collate "C" not null,
    constraint succession_move_pkey primary key (record_id, succession_id, district),
    constraint succession_move_kind check (kind in ('RESIDENT', 'DISPUTE')),
    constraint succession_move_district check (district = left(area, 6))
);
do $$
declare
    inside constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    alter table succession_move enable row level security;
    alter table succession_move force row level security;
    create policy owner on succession_move to current_user using (true) with check (true);
    execute format('create policy area on succession_move to ${app} using (%s) with check (%s)', inside, inside);
end $$;

-- The parts of disputes and residents go where these have gone: every table that is a part of a dispute, those too that come later, and those
-- that nobody but their mediators sees or that are only ever added to. Both ends must lie inside the caller's area.
create function follow_area(disputes uuid[], residents uuid[], about_district text) returns bigint
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
    foreach part in array array['resident_phone', 'import_key', 'import_before']::regclass[]
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
revoke execute on function follow_area from public;
grant execute on function follow_area to ${app};

grant select, insert on succession, succession_grid, succession_move to ${app};
