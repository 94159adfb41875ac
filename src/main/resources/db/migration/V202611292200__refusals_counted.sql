-- A case that was accepted and then ended by a party's refusal is a terminated one, in every number of ends.
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
