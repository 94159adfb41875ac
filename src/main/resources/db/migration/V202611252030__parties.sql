-- Parties with whoever speaks for them, what they were told, asked and answered; who may not mediate; sessions, investigations and the notes
-- that only a dispute's mediators see (docs/adr/0006).

alter table staff add column resident_id uuid;
create unique index staff_resident_key on staff (resident_id) where resident_id is not null;

alter table dispute
    add column co_mediators text collate "C" not null default '',
    add column confided_to text collate "C",
    add column recusal_pending boolean not null default false,
    add column facts integer not null default 0;

alter table dispute_assignment add column leads boolean not null default true;
drop index dispute_assignment_current_key;
create unique index dispute_assignment_current_key on dispute_assignment (dispute_id, district) where until is null and leads;
create unique index dispute_assignment_mediator_key on dispute_assignment (dispute_id, mediator_id, district) where until is null;

alter table dispute_party
    add column credit_code text,
    add column representative_name text,
    add column representative_position text,
    add column sex text,
    add column ethnicity text,
    add column occupation text,
    add column workplace text,
    add column address_sealed bytea,
    add column document_type text,
    add column document_sealed bytea,
    add column document_fingerprint bytea,
    add column represented boolean not null default false,
    add column removed_at timestamptz,
    drop constraint dispute_party_resident_key;
create unique index dispute_party_resident_key on dispute_party (dispute_id, resident_id, district) where removed_at is null;

alter table dispute_session
    add column place_kind text,
    add column link text,
    add column ended_at timestamptz,
    add column attendance jsonb not null default '[]',
    add column result text,
    add column recorder text,
    add constraint dispute_session_end check (ended_at >= held_at);

-- What a party answered when asked to agree to mediation, each time.
create table dispute_answer (
    id                   uuid not null,
    dispute_id           uuid not null,
    area                 text collate "C" not null,
    district             text collate "C" not null,
    shared_with          text collate "C" not null default '',
    party_id             uuid not null,
    agrees               boolean not null,
    answered_at          timestamptz not null,
    method               text,
    guardian_name        text,
    told_of_other_routes boolean not null,
    at                   timestamptz not null,
    by_role              text not null,
    by_post              uuid,
    constraint dispute_answer_pkey primary key (id, district),
    constraint dispute_answer_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_answer_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_answer_district check (district = left(area, 6))
);
create index dispute_answer_party_idx on dispute_answer (party_id, at);

create table dispute_representative (
    id            uuid not null,
    dispute_id    uuid not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    shared_with   text collate "C" not null default '',
    party_id      uuid not null,
    kind          text not null,
    name          text not null,
    relation      text,
    profession    text,
    licence       text,
    powers        jsonb not null,
    phone_sealed  bytea,
    valid_from    date not null,
    valid_until   date,
    at            timestamptz not null,
    by_post       uuid,
    ended_at      timestamptz,
    constraint dispute_representative_pkey primary key (id, district),
    constraint dispute_representative_powers check ((kind = 'AGENT') = (jsonb_array_length(powers) > 0)),
    constraint dispute_representative_licence check (profession <> 'LAWYER' or licence is not null),
    constraint dispute_representative_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_representative_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_representative_district check (district = left(area, 6))
);
create index dispute_representative_party_idx on dispute_representative (party_id, at);

create table dispute_notice (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    shared_with  text collate "C" not null default '',
    party_id     uuid not null,
    kind         text not null,
    version      text not null,
    given_at     timestamptz not null,
    method       text not null,
    acknowledged boolean not null,
    at           timestamptz not null,
    by_post      uuid,
    constraint dispute_notice_pkey primary key (id, district),
    constraint dispute_notice_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_notice_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_notice_district check (district = left(area, 6))
);
create index dispute_notice_party_idx on dispute_notice (party_id, at);

create table dispute_contact (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    shared_with  text collate "C" not null default '',
    party_id     uuid not null,
    contacted_at timestamptz not null,
    method       text not null,
    result       text not null,
    note         text,
    at           timestamptz not null,
    by_post      uuid,
    constraint dispute_contact_pkey primary key (id, district),
    constraint dispute_contact_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_contact_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_contact_district check (district = left(area, 6))
);
create index dispute_contact_party_idx on dispute_contact (party_id, at);

create table dispute_withdrawal (
    id                   uuid not null,
    dispute_id           uuid not null,
    area                 text collate "C" not null,
    district             text collate "C" not null,
    shared_with          text collate "C" not null default '',
    party_id             uuid not null,
    reason               text not null,
    explanation          text,
    told_of_other_routes boolean not null constraint dispute_withdrawal_told check (told_of_other_routes),
    at                   timestamptz not null,
    by_role              text not null,
    by_post              uuid,
    constraint dispute_withdrawal_pkey primary key (id, district),
    constraint dispute_withdrawal_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_withdrawal_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_withdrawal_district check (district = left(area, 6))
);
create index dispute_withdrawal_dispute_idx on dispute_withdrawal (dispute_id);

-- Whether a party takes a mediator (人民调解法 art. 23), each time it said so.
create table dispute_choice (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    party_id    uuid not null,
    mediator_id uuid not null constraint dispute_choice_mediator_fkey references mediator,
    accepts     boolean not null,
    answered_at timestamptz not null,
    at          timestamptz not null,
    by_role     text not null,
    by_post     uuid,
    constraint dispute_choice_pkey primary key (id, district),
    constraint dispute_choice_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_choice_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_choice_district check (district = left(area, 6))
);
create index dispute_choice_dispute_idx on dispute_choice (dispute_id, at);

-- What ties a staff member to a party, as disclosed.
create table dispute_disclosure (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    party_id    uuid not null,
    staff_id    uuid not null constraint dispute_disclosure_staff_fkey references staff,
    kind        text not null,
    note        text,
    at          timestamptz not null,
    by_post     uuid,
    constraint dispute_disclosure_pkey primary key (id, district),
    constraint dispute_disclosure_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_disclosure_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_disclosure_district check (district = left(area, 6))
);
create index dispute_disclosure_dispute_idx on dispute_disclosure (dispute_id);

-- Why a mediator with ties to a party was assigned all the same. For ever.
create table dispute_conflict (
    id               uuid not null,
    dispute_id       uuid not null,
    area             text collate "C" not null,
    district         text collate "C" not null,
    shared_with      text collate "C" not null default '',
    mediator_id      uuid not null constraint dispute_conflict_mediator_fkey references mediator,
    ties             jsonb not null,
    reason           text not null,
    parties_informed boolean not null constraint dispute_conflict_informed check (parties_informed),
    at               timestamptz not null,
    by_name          text not null,
    by_role          text not null,
    by_post          uuid,
    constraint dispute_conflict_pkey primary key (id, district),
    constraint dispute_conflict_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_conflict_district check (district = left(area, 6))
);
create index dispute_conflict_dispute_idx on dispute_conflict (dispute_id, at);

create table dispute_recusal (
    id              uuid not null,
    dispute_id      uuid not null,
    area            text collate "C" not null,
    district        text collate "C" not null,
    shared_with     text collate "C" not null default '',
    mediator_id     uuid not null constraint dispute_recusal_mediator_fkey references mediator,
    staff_id        uuid not null constraint dispute_recusal_staff_fkey references staff,
    party_id        uuid,
    reason          text not null,
    at              timestamptz not null,
    by_role         text not null,
    by_post         uuid,
    granted         boolean,
    explanation     text,
    decided_at      timestamptz,
    decided_by_post uuid,
    constraint dispute_recusal_pkey primary key (id, district),
    constraint dispute_recusal_decision check ((granted is null) = (decided_at is null)),
    constraint dispute_recusal_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_recusal_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_recusal_district check (district = left(area, 6))
);
create index dispute_recusal_dispute_idx on dispute_recusal (dispute_id, at);
create unique index dispute_recusal_pending_key on dispute_recusal (dispute_id, district) where granted is null;

create table dispute_fact (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    session_id  uuid not null,
    number      integer not null,
    text        text not null,
    at          timestamptz not null,
    by_post     uuid,
    constraint dispute_fact_pkey primary key (id, district),
    constraint dispute_fact_number_key unique (dispute_id, number, district),
    constraint dispute_fact_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_fact_session_fkey foreign key (session_id, district) references dispute_session,
    constraint dispute_fact_district check (district = left(area, 6))
);

create table dispute_fact_mark (
    id                uuid not null,
    dispute_id        uuid not null,
    area              text collate "C" not null,
    district          text collate "C" not null,
    shared_with       text collate "C" not null default '',
    fact_id           uuid not null,
    party_id          uuid not null,
    representative_id uuid,
    kind              text not null,
    marked_at         timestamptz not null,
    at                timestamptz not null,
    by_post           uuid,
    constraint dispute_fact_mark_pkey primary key (id, district),
    constraint dispute_fact_mark_party_key unique (fact_id, party_id, district),
    constraint dispute_fact_mark_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_fact_mark_fact_fkey foreign key (fact_id, district) references dispute_fact,
    constraint dispute_fact_mark_party_fkey foreign key (party_id, district) references dispute_party,
    constraint dispute_fact_mark_district check (district = left(area, 6))
);

create table dispute_investigation (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    shared_with  text collate "C" not null default '',
    number       integer not null,
    began_at     timestamptz not null,
    ended_at     timestamptz,
    place        text not null,
    asked_name   text,
    asked_party  uuid,
    asked_as     text,
    investigator text not null,
    recorder     text,
    record       text not null,
    at           timestamptz not null,
    by_post      uuid,
    constraint dispute_investigation_pkey primary key (id, district),
    constraint dispute_investigation_number_key unique (dispute_id, number, district),
    constraint dispute_investigation_end check (ended_at >= began_at),
    constraint dispute_investigation_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_investigation_party_fkey foreign key (asked_party, district) references dispute_party,
    constraint dispute_investigation_district check (district = left(area, 6))
);

-- 人民调解法 art. 15(4). `mediators` lists the staff who mediate the dispute now, each after a space.
create table dispute_note (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    mediators   text collate "C" not null,
    staff_id    uuid not null,
    sealed      bytea not null,
    at          timestamptz not null,
    constraint dispute_note_pkey primary key (id, district),
    constraint dispute_note_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_note_district check (district = left(area, 6))
);
create index dispute_note_dispute_idx on dispute_note (dispute_id, at);

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    mediators_only constant text := $p$ and strpos(mediators, ' ' || nullif(current_setting('app.staff', true), '')) > 0$p$;
    condition text;
    t text;
begin
    foreach t in array array['dispute_answer', 'dispute_representative', 'dispute_notice', 'dispute_contact', 'dispute_withdrawal',
        'dispute_choice', 'dispute_disclosure', 'dispute_conflict', 'dispute_recusal', 'dispute_fact', 'dispute_fact_mark',
        'dispute_investigation', 'dispute_note']
    loop
        condition := seen || case when t = 'dispute_note' then mediators_only else '' end;
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, condition, condition);
        execute format('grant select, insert, update (shared_with) on %I to ${app}', t);
    end loop;
end $$;
grant update (ended_at) on dispute_representative to ${app};
grant update (granted, explanation, decided_at, decided_by_post) on dispute_recusal to ${app};

-- Whoever assigns another mediator must not read the notes, and so could not address them anew under the policy. This does, as the owner,
-- and shows nothing; it also lets the notes follow a dispute that was handed on.
create function address_notes(about uuid, about_district text, to_mediators text) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with addressed as (
        update dispute_note n set mediators = to_mediators, shared_with = d.shared_with
        from dispute d
        where d.id = about and d.district = about_district and n.dispute_id = d.id and n.district = d.district
            and (d.area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
                or strpos(d.shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)
        returning n.id)
    select count(*) from addressed
$$;
revoke execute on function address_notes from public;
grant execute on function address_notes to ${app};

-- What ties a staff member to the parties of a dispute that the caller sees. A mediator may live, and a party be registered, outside the
-- caller's area: nothing of those rows comes out but the kind of the tie.
create function dispute_ties(about uuid, about_district text, candidate uuid, moment timestamptz) returns table (party_id uuid, tie text)
    language sql stable security definer set search_path = public, pg_temp as $$
    with candidates as (select * from staff where id = candidate),
    seen as (
        select d.id, d.district from dispute d
        where d.id = about and d.district = about_district
            and (d.area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
                or strpos(d.shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)),
    parties as (
        select p.* from dispute_party p join seen on seen.id = p.dispute_id and seen.district = p.district where p.removed_at is null),
    -- A building is what stands before 栋, 幢, 座 or 号楼, else before 号.
    homes as (
        select r.id, r.area, r.household,
            coalesce(substring(a.address from '^.*(?:栋|幢|座|号楼)'), substring(a.address from '^.*号'), a.address) as building
        from resident r, lateral (select regexp_replace(r.address, '\s', '', 'g') as address) a
        where r.district = about_district
            and r.id in (select resident_id from candidates union select p.resident_id from parties p)),
    employers as (
        select o.name, o.credit_code from organization o where o.id in (
            select organization_id from post
            where staff_id = candidate and valid_from <= moment and (valid_until is null or valid_until > moment)
            union select organization_id from mediator where staff_id = candidate and state <> 'ENDED'
            union select organization_id from committee_member where staff_id = candidate))
    select p.id, 'IS_PARTY' from parties p join candidates c on c.resident_id = p.resident_id
    union all
    select distinct p.id, case d.kind when 'RELATIVE' then 'RELATIVE' else 'INTEREST' end
    from parties p join dispute_disclosure d on d.dispute_id = p.dispute_id and d.party_id = p.id and d.staff_id = candidate
    union all
    select p.id, case when own.household = home.household then 'SAME_HOUSEHOLD' else 'SAME_BUILDING' end
    from parties p join homes home on home.id = p.resident_id
        join candidates c on c.resident_id <> p.resident_id
        join homes own on own.id = c.resident_id and own.area = home.area
            and (own.household = home.household or own.building = home.building)
    union all
    select p.id, 'SAME_EMPLOYER' from parties p
    where exists (select from employers e
        where e.credit_code = p.credit_code or e.name = p.workplace or p.kind = 'ORGANIZATION' and e.name = p.name)
    union all
    select p.id, 'SAME_NAME' from parties p join candidates c on c.name = p.name
        and (p.resident_id is null or c.resident_id is null)
        and (p.birth_date is null or c.birth_date is null or p.birth_date = c.birth_date)
    where p.kind <> 'ORGANIZATION'
    union all
    select null, 'RECUSED' from seen
    where exists (select from dispute_recusal r where r.dispute_id = seen.id and r.staff_id = candidate and r.granted)
$$;
revoke execute on function dispute_ties from public;
grant execute on function dispute_ties to ${app};
