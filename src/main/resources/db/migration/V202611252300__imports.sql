-- Batch imports: the job, what became of each row, and by which business key a row is known again (docs/adr/0010).

create table import_job (
    id              uuid not null,
    area            text collate "C" not null constraint import_job_area_fkey references area,
    district        text collate "C" not null,
    kind            text not null,
    mode            text not null,
    state           text not null,
    ended           text,
    source          text not null,
    ignored         varchar[] not null,
    media_type      text,
    encoding        text,
    worksheet       text,
    content         text,
    size            bigint not null,
    digest          text not null,
    subject         text not null,
    by_name         text not null,
    by_role         text not null,
    by_post         uuid not null,
    organization_id uuid,
    staff_id        uuid,
    client_id       uuid,
    at              timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    attempt         integer not null default 0,
    cancelled       boolean not null default false,
    applied         boolean not null default false,
    read            bigint not null default 0,
    created         bigint not null default 0,
    updated         bigint not null default 0,
    unchanged       bigint not null default 0,
    rejected        bigint not null default 0,
    blank           bigint not null default 0,
    progress        double precision not null default 0,
    failure         text,
    failure_row     integer,
    failure_about   text,
    dependents      bigint,
    version         integer not null default 0,
    constraint import_job_pkey primary key (id, district),
    constraint import_job_district check (district = left(area, 6)),
    constraint import_job_counts check (read = created + updated + unchanged + rejected + blank)
);
create index import_job_area_idx on import_job (area, id desc);
create index import_job_finished_idx on import_job (finished_at);

-- One line for each row of the file; written by the thousand, so without a reference to the job.
create table import_row (
    job_id    uuid not null,
    number    integer not null,
    area      text collate "C" not null,
    district  text collate "C" not null,
    result    text not null,
    record_id uuid,
    constraint import_row_pkey primary key (job_id, number, district),
    constraint import_row_district check (district = left(area, 6))
);

create table import_error (
    job_id   uuid not null,
    number   integer not null,
    position integer not null,
    area     text collate "C" not null,
    district text collate "C" not null,
    field    text,
    value    text,
    code     text not null,
    constraint import_error_pkey primary key (job_id, number, position, district),
    constraint import_error_district check (district = left(area, 6))
);

-- Each record that an import wrote, under what its source calls it (or, without a source, its natural key): a keyed hash of that, as it may be
-- an ID number. The digest of the row's content, keyed too, tells an unchanged row without looking at the record.
create table import_key (
    kind      text not null,
    district  text collate "C" not null,
    source    text not null,
    key       bytea not null,
    area      text collate "C" not null,
    record_id uuid not null,
    digest    bytea,
    job_id    uuid not null,
    number    integer not null,
    constraint import_key_pkey primary key (kind, district, source, key),
    constraint import_key_district check (district = left(area, 6))
);
create index import_key_record_idx on import_key (record_id);

-- What an import changed, as it was before: for undoing it.
create table import_before (
    job_id    uuid not null,
    record_id uuid not null,
    area      text collate "C" not null,
    district  text collate "C" not null,
    version   integer not null,
    before    jsonb not null,
    constraint import_before_pkey primary key (job_id, record_id, district),
    constraint import_before_district check (district = left(area, 6))
);

-- Why an import was not undone: what has come to depend on its rows.
create table import_dependent (
    job_id    uuid not null,
    number    integer not null,
    record_id uuid not null,
    area      text collate "C" not null,
    district  text collate "C" not null,
    reason    text not null,
    constraint import_dependent_pkey primary key (job_id, number, reason, district),
    constraint import_dependent_district check (district = left(area, 6))
);

do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
    t text;
begin
    foreach t in array array['import_job', 'import_row', 'import_error', 'import_key', 'import_before', 'import_dependent']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, area_range, area_range);
    end loop;
end $$;
grant select, insert, update, delete on import_job, import_key, import_before to ${app};
grant select, insert, delete on import_row, import_error, import_dependent to ${app};

-- A resident is deleted by undoing an import only, which says so for its transaction.
create policy undoing on resident as restrictive for delete to ${app} using (current_setting('app.undoing', true) = 'yes');
grant delete on resident to ${app};
