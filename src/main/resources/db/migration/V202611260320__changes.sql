-- What changed, in the order in which it was committed, district by district (docs/adr/0013). A change is noted in the transaction that makes it, by
-- an insert that waits for nobody, with a number that is drawn while the record is locked; it gets its position in the feed after its commit.

create table change_pending (
    n               bigint generated always as identity,
    area            text collate "C" not null,
    district        text collate "C" not null,
    kind            text not null,
    record          text collate "C" not null,
    what            text not null,
    shared_with     text collate "C" not null default '',
    -- Where it lay, and who else saw it, until this change; null when that is no different.
    was_area        text collate "C",
    was_shared_with text collate "C",
    at              timestamptz not null,
    constraint change_pending_pkey primary key (district, n),
    constraint change_pending_district check (district = left(area, 6))
);

create table change (
    n               bigint not null,
    area            text collate "C" not null,
    district        text collate "C" not null,
    kind            text not null,
    record          text collate "C" not null,
    what            text not null,
    shared_with     text collate "C" not null,
    was_area        text collate "C",
    was_shared_with text collate "C",
    at              timestamptz not null,
    position        bigint not null,
    placed_at       timestamptz not null,
    constraint change_pkey primary key (district, position),
    constraint change_district check (district = left(area, 6))
);

-- How far each district's feed is: the last position that was given, and the last that is no longer kept. Its row's lock is what the positions are
-- given under, and nobody who writes takes it.
create table change_stream (
    area     text collate "C" not null,
    district text collate "C" not null,
    position bigint not null default 0,
    purged   bigint not null default 0,
    constraint change_stream_pkey primary key (district),
    constraint change_stream_district check (district = area)
);

do $$
declare
    here constant text := $p$nullif(current_setting('app.area', true), '')$p$;
    inside constant text := format($p$area between %1$s and %1$s || '~'$p$, here);
    t text;
begin
    foreach t in array array['change_pending', 'change', 'change_stream']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    end loop;
    -- Whoever changes a record notes it, also where their own area ends; seen and placed it is only from an area that contains it.
    execute format('create policy area on change_pending to ${app} using (%s) with check (true)', inside);
    execute format('create policy area on change to ${app} using (%s) with check (%s)',
        format($p$%1$s or strpos(shared_with, ' ' || %2$s) > 0 or was_area between %2$s and %2$s || '~' or strpos(was_shared_with, ' ' || %2$s) > 0$p$,
            inside, here), inside);
    -- Counters, which tell nothing of a record: who works inside the district reads them too.
    execute format('create policy area on change_stream to ${app} using (%s or %s between area and area || ''~'') with check (%s)', inside, here, inside);
end $$;

grant select, insert, delete on change_pending, change to ${app};
grant select, insert, update on change_stream to ${app};

-- What came in from beside an area is little, and is in no list by area: a consistent start of the feed reads it by these.
create index dispute_shared_idx on dispute (district, id) where shared_with <> '';
create index outcome_shared_idx on outcome (district, id) where shared_with <> '';
