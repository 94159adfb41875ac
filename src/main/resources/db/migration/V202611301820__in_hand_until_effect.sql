-- By CURRENT a settled dispute is in hand until its agreement takes effect, as it is settled then. What was counted before is counted again, and what
-- differs stands in the months of now by RECORDED.
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
