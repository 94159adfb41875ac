-- An attempt at which nobody was reached is no contact, and answers nobody. Each contact of a party is one step of the timeline, in the same order.
update dispute_event e set kind = 'CONTACT_ATTEMPTED'
from (
    select id, district, row_number() over (partition by dispute_id, subject_id order by number) n, dispute_id, subject_id
    from dispute_event where kind = 'CONTACTED') s
join (
    select dispute_id, district, party_id, result, row_number() over (partition by dispute_id, party_id order by at, id) n
    from dispute_contact) c on c.dispute_id = s.dispute_id and c.district = s.district and c.party_id = s.subject_id and c.n = s.n
where e.id = s.id and e.district = s.district and c.result = 'NOT_REACHED';

-- No case of a committee ends at a tier above it: imports and posts of a higher tier had said so of some, which then stood in no return.
with mended as (
    update outcome o set level = case length(c.area) when 15 then 'GRID' when 12 then 'COMMUNITY' when 9 then 'SUBDISTRICT' when 6 then 'DISTRICT' else 'CITY' end
    from organization c
    where c.id = o.committee_id and length(c.area) >
        case o.level when 'PROVINCE' then 2 when 'CITY' then 4 when 'DISTRICT' then 6 when 'SUBDISTRICT' then 9 when 'COMMUNITY' then 12 else 15 end
    returning o.id, o.district, o.level)
update dispute d set level = m.level from mended m where d.outcome_id = m.id and d.district = m.district;

-- What these change is counted again, and stands in the months of now by RECORDED.
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
