-- Whether a dispute's deadlines were measured here: no clock ran for those that a file brought, so that they are neither on time nor late.
-- What was counted before is counted again, and stands in the months of now by RECORDED.
alter table count_pending add column timed bigint not null default 0;
alter table count_entry add column timed bigint not null default 0;
alter table count_cell add column timed bigint not null default 0;

insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
