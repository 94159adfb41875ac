-- Why a number of a month that was reported is another one now, where no step of a dispute tells it: the undoing of an import takes the steps along.
-- By the district, as a case that is gone lies nowhere.
create table count_reason (
    dispute_id uuid not null,
    at         timestamptz not null,
    area       text collate "C" not null,
    district   text collate "C" not null,
    kind       text not null,
    constraint count_reason_pkey primary key (dispute_id, at, district),
    constraint count_reason_district check (district = area),
    constraint count_reason_kind check (kind in ('IMPORT_UNDONE'))
);
alter table count_reason enable row level security;
alter table count_reason force row level security;

do $$
declare
    seen constant text := $p$ between area and area || '~'$p$;
    caller constant text := $p$nullif(current_setting('app.area', true), '')$p$;
begin
    create policy owner on count_reason to current_user using (true) with check (true);
    -- Whoever acts inside the district.
    execute format('create policy area on count_reason to ${app} using (nullif(area between %1$s and %1$s || ''~'' or %1$s %2$s, false) is not null)
        with check (area between %1$s and %1$s || ''~'' or %1$s %2$s)', caller, seen);
end $$;
grant select, insert on count_reason to ${app};
