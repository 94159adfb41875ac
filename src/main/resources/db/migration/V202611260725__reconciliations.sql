-- Recounts: asked for by a request, done in the background. What one found is a little, and stays.
create table reconciliation (
    id                 uuid not null,
    area               text collate "C" not null,
    district           text collate "C" not null,
    state              text not null,
    at                 timestamptz not null,
    as_of              timestamptz,
    finished_at        timestamptz,
    disputes           bigint,
    differing_disputes uuid[],
    differing_areas    text[],
    version            integer not null default 0,
    constraint reconciliation_pkey primary key (id, district),
    constraint reconciliation_district check (district = left(area, 6)),
    constraint reconciliation_finished check ((state = 'FINISHED') = (disputes is not null))
);

alter table reconciliation enable row level security;
alter table reconciliation force row level security;
create policy owner on reconciliation to current_user using (true) with check (true);
do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    execute format('create policy area on reconciliation to ${app} using (%s) with check (%s)', area_range, area_range);
end $$;
grant select, insert, update on reconciliation to ${app};
