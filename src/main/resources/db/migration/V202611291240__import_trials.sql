-- A file that is only validated: what its rows would bring, so that rows below are tried as after them (docs/adr/0010). Keyed hashes, and ids of records.
create table import_trial (
    job_id   uuid not null,
    claim    bytea not null,
    number   integer not null,
    area     text collate "C" not null,
    district text collate "C" not null,
    constraint import_trial_pkey primary key (job_id, claim, number, district),
    constraint import_trial_district check (district = left(area, 6))
);
do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    alter table import_trial enable row level security;
    alter table import_trial force row level security;
    create policy owner on import_trial to current_user using (true) with check (true);
    execute format('create policy area on import_trial to ${app} using (%s) with check (%s)', area_range, area_range);
end $$;
grant select, insert, delete on import_trial to ${app};

-- The version that a record has since a later import of it was undone; empty as long as it has the one that the row left.
alter table import_row add column version integer;
grant update (version) on import_row to ${app};
create index import_row_record_idx on import_row (record_id, job_id);

-- Up to which row of a file that could not be read to its end rows are stored.
alter table import_job add column failure_until integer;

update import_dependent set reason = case reason when 'IS_PARTY' then 'PARTY_TO_DISPUTE' else 'PERSON_OF_STAFF' end
where reason in ('IS_PARTY', 'IS_STAFF');
