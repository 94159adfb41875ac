-- When the key that came first with a hash goes, the oldest that is left takes its place.
grant update (novel) on dispute_key to ${app};

-- What was left without a first one counted as a repeat of nothing. It is counted again, and what differs stands in the months of now by RECORDED.
with heirs as (
    update dispute_key set novel = true where (id, district) in (
        select distinct on (k.fingerprint, k.district) k.id, k.district from dispute_key k
        where not exists (select from dispute_key n where n.fingerprint = k.fingerprint and n.district = k.district and n.novel)
        order by k.fingerprint, k.district, k.reported_at, k.dispute_id, k.id)
    returning district
)
insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from heirs
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
