-- An agreement's signing, its obligations, confirmation and variation; what is told, visited and added after the end.

-- Of a dispute's outcomes one stands; the others are drafts that are being signed, or history.
alter table outcome
    add column track text,
    add column standing boolean not null default true,
    add column edition integer not null default 1,
    add column varies_id uuid,
    add column obligations integer not null default 0,
    add column confirmation text,
    add column prevented jsonb not null default '[]',
    add column set_aside jsonb;
update outcome set track = case fulfilment when 'FULFILLED' then 'PERFORMED' when 'BREACHED' then 'BROKEN' else 'AGREED' end where kind = 'AGREED';
alter table outcome
    drop constraint outcome_dispute_key,
    drop constraint outcome_agreement,
    add constraint outcome_agreement check ((kind = 'AGREED') = (form is not null and content is not null and track is not null)
        and (effective_at is not null) = (kind = 'AGREED' and track not in ('DRAFT', 'SIGNING', 'LAPSED'))),
    add constraint outcome_standing check (not standing or track is null or track not in ('DRAFT', 'SIGNING', 'LAPSED', 'VARIED')),
    add constraint outcome_varies_fkey foreign key (varies_id, district) references outcome;
create unique index outcome_dispute_key on outcome (dispute_id, district) where standing;
create unique index outcome_draft_key on outcome (dispute_id, district) where track in ('DRAFT', 'SIGNING');
create index outcome_history_idx on outcome (dispute_id, at desc, id desc);
create index outcome_track_idx on outcome (track, at desc, id desc) where track not in ('AGREED', 'PERFORMED');

alter table dispute
    add column draft_id uuid,
    add column escalation text;
create index dispute_escalation_idx on dispute (reported_at desc, id desc) where escalation is not null;

-- The evidence with which a written agreement comes into force (人民调解法 art. 29): every party's mark, the mediator's, the committee's seal.
create table agreement_mark (
    id            uuid not null,
    dispute_id    uuid not null,
    outcome_id    uuid not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    shared_with   text collate "C" not null default '',
    signer        text not null,
    party_id      uuid,
    kind          text not null,
    at            timestamptz not null,
    place         text,
    device        text,
    file_digest   text,
    attachment_id uuid,
    recorded_at   timestamptz not null,
    by_name       text not null,
    by_post       uuid,
    constraint agreement_mark_pkey primary key (id, district),
    constraint agreement_mark_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint agreement_mark_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint agreement_mark_party_fkey foreign key (party_id, district) references dispute_party,
    constraint agreement_mark_signer check ((signer = 'PARTY') = (party_id is not null)),
    constraint agreement_mark_district check (district = left(area, 6))
);
create index agreement_mark_outcome_idx on agreement_mark (outcome_id);
create unique index agreement_mark_signer_key on agreement_mark (outcome_id, signer, district) where signer <> 'PARTY';
insert into agreement_mark (id, dispute_id, outcome_id, area, district, shared_with, signer, party_id, kind, at, recorded_at, by_name, by_post)
select gen_random_uuid(), o.dispute_id, o.id, o.area, o.district, o.shared_with, 'PARTY', (m ->> 'partyId')::uuid, m ->> 'kind',
       case jsonb_typeof(m -> 'at') when 'number' then to_timestamp((m ->> 'at')::numeric) else (m ->> 'at')::timestamptz end, o.at, '', o.by_post
from outcome o, jsonb_array_elements(o.marks) m
union all
select gen_random_uuid(), o.dispute_id, o.id, o.area, o.district, o.shared_with, s.signer, null, s.kind, s.at, o.at, '', o.by_post
from outcome o, lateral (values ('MEDIATOR', 'SIGNATURE', o.mediator_signed_at), ('COMMITTEE', 'SEAL', o.sealed_at)) s (signer, kind, at)
where s.at is not null;
alter table outcome drop column marks;

-- Who owes whom what, and how far it is done. What was done is written beside it, and only ever added to.
create table obligation (
    id          uuid not null,
    dispute_id  uuid not null,
    outcome_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    number      integer not null,
    kind        text not null,
    debtor_id   uuid not null,
    creditor_id uuid,
    content     text not null,
    amount      bigint,
    due_on      date,
    lasts_until date,
    windows     jsonb not null,
    state       text not null,
    paid        bigint not null default 0,
    constraint obligation_pkey primary key (id, district),
    constraint obligation_number_key unique (outcome_id, number, district),
    constraint obligation_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint obligation_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint obligation_debtor_fkey foreign key (debtor_id, district) references dispute_party,
    constraint obligation_creditor_fkey foreign key (creditor_id, district) references dispute_party,
    constraint obligation_parties check (debtor_id <> creditor_id),
    constraint obligation_amount check ((kind = 'MONEY') = (amount is not null) and amount > 0),
    constraint obligation_paid check (paid between 0 and coalesce(amount, 0)),
    constraint obligation_district check (district = left(area, 6))
);

create table obligation_fulfilment (
    id            uuid not null,
    dispute_id    uuid not null,
    obligation_id uuid not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    shared_with   text collate "C" not null default '',
    result        text not null,
    amount        bigint constraint obligation_fulfilment_amount check (amount > 0),
    at            timestamptz not null,
    note          text,
    proof         uuid[] not null,
    recorded_at   timestamptz not null,
    by_name       text not null,
    by_post       uuid,
    constraint obligation_fulfilment_pkey primary key (id, district),
    constraint obligation_fulfilment_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint obligation_fulfilment_obligation_fkey foreign key (obligation_id, district) references obligation,
    constraint obligation_fulfilment_district check (district = left(area, 6))
);
create index obligation_fulfilment_obligation_idx on obligation_fulfilment (obligation_id);

-- 司法确认: applied for by all parties together within 30 days of the agreement's effect (人民调解法 art. 33).
create table judicial_confirmation (
    id            uuid not null,
    dispute_id    uuid not null,
    outcome_id    uuid not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    shared_with   text collate "C" not null default '',
    court         text not null,
    applicants    integer[] not null,
    filed_on      date not null,
    state         text not null,
    decided_on    date,
    ruling_number text,
    note          text,
    recorded_at   timestamptz not null,
    by_name       text not null,
    by_post       uuid,
    constraint judicial_confirmation_pkey primary key (id, district),
    constraint judicial_confirmation_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint judicial_confirmation_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint judicial_confirmation_decided check ((state = 'APPLIED') = (decided_on is null) and decided_on >= filed_on),
    constraint judicial_confirmation_district check (district = left(area, 6))
);
create unique index judicial_confirmation_outcome_key on judicial_confirmation (outcome_id, district) where state <> 'WITHDRAWN';

-- Which parties, by their numbers, were told of arbitration, administrative and court routes, by whom and when (art. 26).
create table route_notice (
    id          uuid not null,
    dispute_id  uuid not null,
    outcome_id  uuid,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    routes      text[] not null,
    told        integer[] not null,
    told_at     timestamptz not null,
    at          timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    constraint route_notice_pkey primary key (id, district),
    constraint route_notice_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint route_notice_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint route_notice_district check (district = left(area, 6))
);
create index route_notice_dispute_idx on route_notice (dispute_id);
-- Every end so far said that the parties were told; by then the record was the outcome itself.
insert into route_notice (id, dispute_id, outcome_id, area, district, shared_with, routes, told, told_at, at, by_name, by_post)
select gen_random_uuid(), o.dispute_id, o.id, o.area, o.district, o.shared_with, '{ARBITRATION,ADMINISTRATIVE,COURT}',
       array(select p.number from dispute_party p where p.dispute_id = o.dispute_id order by p.number), o.at, o.at, '', o.by_post
from outcome o where o.told_of_other_routes;

alter table return_visit
    add column visited integer[] not null default '{}',
    add column danger text,
    add column escalates boolean not null default false,
    add column measures text,
    add column next_visit_on date;

create table reopening (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    ended_as    text not null,
    ended_on    date not null,
    outcome_id  uuid,
    reason      text not null,
    at          timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    constraint reopening_pkey primary key (id, district),
    constraint reopening_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint reopening_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint reopening_district check (district = left(area, 6))
);
create index reopening_dispute_idx on reopening (dispute_id);

create table supplement (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    number      integer not null,
    content     text not null,
    attachments uuid[] not null,
    at          timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    constraint supplement_pkey primary key (id, district),
    constraint supplement_number_key unique (dispute_id, number, district),
    constraint supplement_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint supplement_district check (district = left(area, 6))
);

-- What may become a matter of public order or a crime, and the report of it to the police (art. 25).
create table escalation (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    shared_with  text collate "C" not null default '',
    number       integer not null,
    risk         text not null,
    description  text not null,
    noticed_at   timestamptz not null,
    report_by    timestamptz not null,
    reported_to  text,
    reported_at  timestamptz,
    report_number text,
    resolved_at  timestamptz,
    resolution   text,
    at           timestamptz not null,
    by_name      text not null,
    by_post      uuid,
    constraint escalation_pkey primary key (id, district),
    constraint escalation_number_key unique (dispute_id, number, district),
    constraint escalation_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint escalation_report check ((reported_to is null) = (reported_at is null) and reported_at >= noticed_at),
    constraint escalation_resolution check ((resolved_at is null) = (resolution is null) and (resolved_at is null or reported_at is not null)),
    constraint escalation_district check (district = left(area, 6))
);

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    t text;
begin
    foreach t in array array['agreement_mark', 'obligation', 'obligation_fulfilment', 'judicial_confirmation', 'route_notice', 'reopening',
        'supplement', 'escalation']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, seen, seen);
        execute format('grant select, insert on %I to ${app}', t);
    end loop;
end $$;
grant update on obligation, judicial_confirmation, escalation to ${app};
-- What is only ever written once is still shared later.
grant update (shared_with) on agreement_mark, obligation_fulfilment, route_notice, reopening, supplement to ${app};

-- What a district sets for itself, from one day to another. The latest that has begun counts.
create table district_policy (
    id          uuid constraint district_policy_pkey primary key,
    key         text not null,
    district    text collate "C" not null constraint district_policy_district_fkey references area,
    value       text not null,
    valid_from  date not null,
    valid_until date,
    recorded_at timestamptz not null,
    by_name     text not null,
    constraint district_policy_key unique (district, key, valid_from),
    constraint district_policy_validity check (valid_until >= valid_from)
);
grant select, insert on district_policy to ${app};
