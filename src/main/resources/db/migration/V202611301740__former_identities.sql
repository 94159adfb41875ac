-- A party that turns out to be somebody else: what papers said of it until then, and since when an answer of before counts no more.
alter table dispute_party add column former_sealed bytea, add column forgotten_at timestamptz;

update dispute_party p set forgotten_at = clock_timestamp()
where consented is null
    and exists (select from dispute_answer a where a.dispute_id = p.dispute_id and a.district = p.district and a.party_id = p.id);
