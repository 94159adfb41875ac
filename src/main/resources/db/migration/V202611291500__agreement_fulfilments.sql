-- An agreement without obligations may be found partly performed first, and performed later: the outcome keeps the last of it, the case file tells both.
create table agreement_fulfilment (
    id          uuid not null,
    dispute_id  uuid not null,
    outcome_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    result      text not null,
    at          timestamptz not null,
    note        text,
    recorded_at timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    constraint agreement_fulfilment_pkey primary key (id, district),
    constraint agreement_fulfilment_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint agreement_fulfilment_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint agreement_fulfilment_district check (district = left(area, 6))
);
create index agreement_fulfilment_dispute_idx on agreement_fulfilment (dispute_id);
create index agreement_fulfilment_outcome_idx on agreement_fulfilment (outcome_id);

-- The last is all that is known of those before.
insert into agreement_fulfilment (id, dispute_id, outcome_id, area, district, shared_with, result, at, note, recorded_at, by_name)
select gen_random_uuid(), o.dispute_id, o.id, o.area, o.district, o.shared_with, o.fulfilment, o.fulfilment_at, o.fulfilment_note, e.at, e.by_name
from outcome o
join lateral (
    select e.at, e.by_name from dispute_event e
    where e.dispute_id = o.dispute_id and e.district = o.district and e.kind = 'FULFILMENT_RECORDED' and e.subject_id = o.id
    order by e.number desc limit 1) e on true
where o.fulfilment_at is not null and o.obligations = 0;

do $$
declare
    wall record;
begin
    alter table agreement_fulfilment enable row level security;
    alter table agreement_fulfilment force row level security;
    create policy owner on agreement_fulfilment to current_user using (true) with check (true);
    select qual, with_check into wall from pg_policies where schemaname = current_schema() and tablename = 'obligation_fulfilment' and policyname = 'area';
    execute format('create policy area on agreement_fulfilment to ${app} using (%s) with check (%s)', wall.qual, wall.with_check);
end $$;
grant select, insert on agreement_fulfilment to ${app};
grant update (shared_with) on agreement_fulfilment to ${app};
