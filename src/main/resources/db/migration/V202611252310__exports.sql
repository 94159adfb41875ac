-- Exports: who asked for which rows as a file, and the file's digest. The file itself lies in the storage of contents and expires.

create table export_job (
    id              uuid not null,
    area            text collate "C" not null constraint export_job_area_fkey references area,
    district        text collate "C" not null,
    kind            text not null,
    format          text not null,
    gzip            boolean not null,
    unmasked        boolean not null,
    purpose         text,
    within          text collate "C" not null,
    query           jsonb not null,
    state           text not null,
    subject         text not null,
    by_name         text not null,
    by_role         text not null,
    by_post         uuid not null,
    staff_id        uuid,
    client_id       uuid,
    organization_id uuid,
    at              timestamptz not null,
    as_of           timestamptz,
    finished_at     timestamptz,
    expires_at      timestamptz,
    rows            bigint,
    size            bigint,
    digest          text,
    content         text,
    failure         text,
    version         integer not null default 0,
    constraint export_job_pkey primary key (id, district),
    constraint export_job_district check (district = left(area, 6)),
    constraint export_job_purpose check (not unmasked or purpose is not null),
    constraint export_job_finished check ((state in ('FINISHED', 'EXPIRED')) = (digest is not null))
);
create index export_job_post_idx on export_job (by_post, id desc);
create index export_job_content_idx on export_job (content);

alter table export_job enable row level security;
alter table export_job force row level security;
create policy owner on export_job to current_user using (true) with check (true);
do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    execute format('create policy area on export_job to ${app} using (%s) with check (%s)', area_range, area_range);
end $$;
grant select, insert, update on export_job to ${app};
