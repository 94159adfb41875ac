-- How far an export is, of how many rows, and whether somebody wants it no more.
alter table export_job
    add column started_at timestamptz,
    add column total bigint,
    add column cancelled boolean not null default false;
