-- An attempt at which nobody was reached is no contact, and answers nobody. Each contact of a party is one step of the timeline, in the same order.
update dispute_event e set kind = 'CONTACT_ATTEMPTED'
from (
    select id, district, row_number() over (partition by dispute_id, subject_id order by number) n, dispute_id, subject_id
    from dispute_event where kind = 'CONTACTED') s
join (
    select dispute_id, district, party_id, result, row_number() over (partition by dispute_id, party_id order by at, id) n
    from dispute_contact) c on c.dispute_id = s.dispute_id and c.district = s.district and c.party_id = s.subject_id and c.n = s.n
where e.id = s.id and e.district = s.district and c.result = 'NOT_REACHED';

-- What it changes is counted again, and stands in the months of now by RECORDED.
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
from dispute_event where kind = 'CONTACT_ATTEMPTED'
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
