-- An agreed day is the due time also of an agreement that was recorded after it. Until now that of recording was.
update clock set due = given
where given < started_at and due = started_at and moves = case when state = 'STOPPED' then 2 else 1 end;
update dispute d set due_at = c.due
from (select dispute_id, district, min(due) due from clock where state = 'RUNNING' and given < started_at group by dispute_id, district) c
where c.dispute_id = d.id and c.district = d.district and d.due_at > c.due;
-- What was attended to in time counts so, though it was recorded late; every dispute is counted again.
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
