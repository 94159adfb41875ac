-- A return visit that was announced before mediation was taken up again is owed to nobody: until now its deadline ran on, and kept the file open.
create temporary table promised on commit drop as
select c.id, c.dispute_id, c.district, r.at, coalesce(c.missed_at > r.at, false) late
from clock c join (select dispute_id, district, max(at) at from reopening group by dispute_id, district) r
  on r.dispute_id = c.dispute_id and r.district = c.district
where c.kind = 'RETURN_VISIT' and c.state = 'RUNNING' and c.started_at < r.at;
update clock c set state = 'STOPPED', stopped_at = p.at, moves = c.moves + 1, missed_at = case when p.late then null else c.missed_at end
from promised p where p.id = c.id and p.district = c.district;
insert into clock_event (id, clock_id, dispute_id, area, district, shared_with, number, kind, at, amount, step)
select gen_random_uuid(), c.id, c.dispute_id, c.area, c.district, c.shared_with, c.moves, 'STOP', p.at, 0, 'REOPENED'
from clock c join promised p on p.id = c.id and p.district = c.district;
update dispute d set missed = d.missed - p.late,
    due_at = (select min(c.due) from clock c where c.dispute_id = d.id and c.district = d.district and c.state = 'RUNNING')
from (select dispute_id, district, count(*) filter (where late) late from promised group by dispute_id, district) p
where p.dispute_id = d.id and p.district = d.district;
