-- Everything that happens is scoped by area. Scoped tables carry `area` and `district` (its first six digits); keys between them include
-- `district`, so that the same schema can be distributed by it. docs/adr/0001 and 0002 say why.

create table area (
    code        text collate "C" constraint area_pkey primary key,
    name        text collate "C" not null,
    tier        text not null,
    parent      text collate "C" constraint area_parent_fkey references area,
    valid_from  date not null,
    valid_until date,
    successor   text collate "C" constraint area_successor_fkey references area,
    grid_kind   text,
    households  integer,
    boundary    jsonb,
    demo        boolean not null default false,
    version     integer not null default 0,
    constraint area_code_tier check (length(code) = case tier when 'PROVINCE' then 2 when 'CITY' then 4 when 'DISTRICT' then 6
        when 'SUBDISTRICT' then 9 when 'COMMUNITY' then 12 when 'GRID' then 15 end),
    constraint area_code_parent check (case when length(code) = 2 then parent is null else left(code, length(parent)) = parent end),
    constraint area_validity check (valid_until >= valid_from),
    constraint area_grid check ((tier = 'GRID') = (grid_kind is not null))
);
create index area_parent_idx on area (parent, code);
create index area_tier_idx on area (tier, code);
create index area_name_idx on area (name, code);
create index area_tier_name_idx on area (tier, name, code);

create table organization (
    id             uuid constraint organization_pkey primary key,
    area           text collate "C" not null constraint organization_area_fkey references area,
    kind           text not null,
    committee_kind text,
    name           text not null,
    credit_code    text constraint organization_credit_code_key unique,
    case_word      text,
    phone          text,
    address        text,
    established_on date,
    ended_on       date,
    demo           boolean not null default false,
    version        integer not null default 0,
    constraint organization_name_key unique (area, name),
    constraint organization_case_word_key unique (case_word),
    constraint organization_committee check ((kind = 'MEDIATION_COMMITTEE') = (committee_kind is not null)
        and (kind <> 'MEDIATION_COMMITTEE' or case_word is not null))
);
create index organization_area_idx on organization (area, id);
create index organization_kind_idx on organization (kind, area, id);

create table staff (
    id            uuid constraint staff_pkey primary key,
    area          text collate "C" not null constraint staff_area_fkey references area,
    name          text not null,
    sex           text not null,
    birth_date    date,
    username      text constraint staff_username_key unique,
    subject       text constraint staff_subject_key unique,
    account_state text not null,
    demo          boolean not null default false,
    version       integer not null default 0
);
create index staff_area_idx on staff (area, id);

create table client (
    id            uuid constraint client_pkey primary key,
    area          text collate "C" not null constraint client_area_fkey references area,
    name          text not null,
    client_id     text not null constraint client_client_id_key unique,
    subject       text constraint client_subject_key unique,
    account_state text not null,
    contact       text,
    secret_shown  boolean not null default false,
    ended_at      timestamptz,
    version       integer not null default 0
);
create index client_area_idx on client (area, id);

create table post (
    id              uuid constraint post_pkey primary key,
    staff_id        uuid constraint post_staff_fkey references staff,
    client_id       uuid constraint post_client_fkey references client,
    subject         text,
    role            text not null,
    area            text collate "C" not null constraint post_area_fkey references area,
    organization_id uuid constraint post_organization_fkey references organization,
    main            boolean not null default false,
    valid_from      timestamptz not null,
    valid_until     timestamptz,
    version         integer not null default 0,
    constraint post_holder check ((staff_id is null) <> (client_id is null)),
    constraint post_validity check (valid_until >= valid_from)
);
create index post_subject_idx on post (subject);
create index post_staff_idx on post (staff_id);
create index post_client_idx on post (client_id);
create index post_area_idx on post (area, role);

create table committee_member (
    organization_id uuid not null constraint committee_member_organization_fkey references organization,
    staff_id        uuid not null constraint committee_member_staff_fkey references staff,
    position        text not null,
    term_from       date not null,
    term_until      date not null,
    constraint committee_member_pkey primary key (organization_id, staff_id),
    constraint committee_member_term check (term_until > term_from and term_until <= term_from + interval '3 years')
);
create unique index committee_member_head_key on committee_member (organization_id) where position = 'HEAD';

create table mediator (
    id                 uuid constraint mediator_pkey primary key,
    area               text collate "C" not null constraint mediator_area_fkey references area,
    staff_id           uuid not null constraint mediator_staff_fkey references staff,
    organization_id    uuid not null constraint mediator_organization_fkey references organization,
    employment         text not null,
    state              text not null,
    engaged_from       date,
    engaged_until      date,
    grade              text,
    specialities       varchar[] not null default '{}',
    certificate_number text,
    available          boolean not null default true,
    reason             text,
    open_cases         integer not null default 0 constraint mediator_open_cases check (open_cases >= 0),
    demo               boolean not null default false,
    version            integer not null default 0,
    constraint mediator_engagement check (state = 'NOMINATED' or engaged_from is not null)
);
create unique index mediator_staff_organization_key on mediator (staff_id, organization_id) where state <> 'ENDED';
create index mediator_area_idx on mediator (area, id);

create table mediator_step (
    id          uuid constraint mediator_step_pkey primary key,
    mediator_id uuid not null constraint mediator_step_mediator_fkey references mediator,
    area        text collate "C" not null,
    state       text not null,
    at          timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    reason      text
);
create index mediator_step_mediator_idx on mediator_step (mediator_id, at);

create table resident (
    id                   uuid not null,
    area                 text collate "C" not null constraint resident_area_fkey references area,
    district             text collate "C" not null,
    subdistrict          text collate "C" generated always as (left(area, 9)) stored,
    community            text collate "C" generated always as (left(area, 12)) stored,
    name                 text not null,
    sex                  text not null,
    birth_date           date not null,
    document_type        text,
    document_sealed      bytea,
    document_fingerprint bytea,
    address              text,
    household            text,
    demo                 boolean not null default false,
    created_at           timestamptz not null,
    version              integer not null default 0,
    constraint resident_pkey primary key (id, district),
    constraint resident_document_key unique (document_fingerprint, district),
    constraint resident_district check (district = left(area, 6))
);
create index resident_district_idx on resident (district, id);
create index resident_subdistrict_idx on resident (subdistrict, id);
create index resident_community_idx on resident (community, id);
create index resident_area_idx on resident (area, id);

create table resident_phone (
    id          uuid not null,
    resident_id uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    position    integer not null,
    sealed      bytea not null,
    fingerprint bytea not null,
    constraint resident_phone_pkey primary key (id, district),
    constraint resident_phone_resident_fkey foreign key (resident_id, district) references resident,
    constraint resident_phone_district check (district = left(area, 6))
);
create index resident_phone_fingerprint_idx on resident_phone (fingerprint);
create index resident_phone_resident_idx on resident_phone (resident_id);

create table dispute_type (
    code        text constraint dispute_type_pkey primary key,
    line        text not null,
    parent      text constraint dispute_type_parent_fkey references dispute_type,
    name_zh     text not null,
    name_en     text not null,
    valid_from  date not null,
    valid_until date
);

create table dispute (
    id                uuid not null,
    area              text collate "C" not null constraint dispute_area_fkey references area,
    district          text collate "C" not null,
    city              text collate "C" generated always as (left(area, 4)) stored,
    subdistrict       text collate "C" generated always as (left(area, 9)) stored,
    community         text collate "C" generated always as (left(area, 12)) stored,
    applicant         text,
    receipt_number    text not null,
    case_number       text,
    status            text not null,
    level             text not null,
    title             text not null,
    description       text not null,
    place             text,
    type              text not null constraint dispute_type_fkey references dispute_type,
    public_order_type text not null constraint dispute_public_order_type_fkey references dispute_type,
    source            text not null,
    urgency           text not null,
    difficulty        text not null,
    reported_at       timestamptz not null,
    committee_id      uuid constraint dispute_committee_fkey references organization,
    mediator_id       uuid constraint dispute_mediator_fkey references mediator,
    outcome_id        uuid,
    accepted_at       timestamptz,
    ended_at          timestamptz,
    archived_at       timestamptz,
    steps             integer not null,
    demo              boolean not null default false,
    version           integer not null default 0,
    constraint dispute_pkey primary key (id, district),
    constraint dispute_receipt_number_key unique (receipt_number, district),
    constraint dispute_case_number_key unique (case_number, district),
    constraint dispute_district check (district = left(area, 6))
);
-- Newest first at every tier, each read in its order from one index.
create index dispute_city_idx on dispute (city, reported_at desc, id desc);
create index dispute_district_idx on dispute (district, reported_at desc, id desc);
create index dispute_subdistrict_idx on dispute (subdistrict, reported_at desc, id desc);
create index dispute_community_idx on dispute (community, reported_at desc, id desc);
create index dispute_area_idx on dispute (area, reported_at desc, id desc);
create index dispute_mediator_idx on dispute (mediator_id, reported_at desc, id desc) where mediator_id is not null;
create index dispute_applicant_idx on dispute (applicant, reported_at desc, id desc) where applicant is not null;

create table dispute_party (
    id            uuid not null,
    dispute_id    uuid not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    applicant     text,
    number        integer not null,
    role          text not null,
    kind          text not null,
    resident_id   uuid,
    name          text not null,
    phone_sealed  bytea,
    birth_date    date,
    consented     boolean,
    consented_at  timestamptz,
    guardian_name text,
    constraint dispute_party_pkey primary key (id, district),
    constraint dispute_party_number_key unique (dispute_id, number, district),
    constraint dispute_party_resident_key unique (dispute_id, resident_id, district),
    constraint dispute_party_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_party_resident_fkey foreign key (resident_id, district) references resident,
    constraint dispute_party_district check (district = left(area, 6))
);
create index dispute_party_resident_idx on dispute_party (resident_id) where resident_id is not null;

-- The numbered timeline: one row for each thing that happened, written in the transaction that made it happen.
create table dispute_event (
    id         uuid not null,
    dispute_id uuid not null,
    area       text collate "C" not null,
    district   text collate "C" not null,
    applicant  text,
    number     integer not null,
    kind       text not null,
    status     text not null,
    at         timestamptz not null,
    by_name    text not null,
    by_role    text not null,
    by_area    text collate "C" not null,
    by_post    uuid,
    subject_id uuid,
    constraint dispute_event_pkey primary key (id, district),
    constraint dispute_event_number_key unique (dispute_id, number, district),
    constraint dispute_event_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_event_district check (district = left(area, 6))
);

create table dispute_decision (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    accepted     boolean not null,
    committee_id uuid constraint dispute_decision_committee_fkey references organization,
    year         integer,
    sequence     integer,
    reason       text,
    explanation  text,
    at           timestamptz not null,
    by_post      uuid,
    constraint dispute_decision_pkey primary key (id, district),
    constraint dispute_decision_dispute_key unique (dispute_id, district),
    constraint dispute_decision_sequence_key unique (committee_id, year, sequence, district),
    constraint dispute_decision_number check (accepted = (sequence is not null) and accepted = (reason is null)),
    constraint dispute_decision_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_decision_district check (district = left(area, 6))
);

create table dispute_assignment (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    mediator_id uuid not null constraint dispute_assignment_mediator_fkey references mediator,
    mode        text not null,
    at          timestamptz not null,
    until       timestamptz,
    by_post     uuid,
    constraint dispute_assignment_pkey primary key (id, district),
    constraint dispute_assignment_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_assignment_district check (district = left(area, 6))
);
create unique index dispute_assignment_current_key on dispute_assignment (dispute_id, district) where until is null;

create table dispute_session (
    id           uuid not null,
    dispute_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    number       integer not null,
    kind         text not null,
    held_at      timestamptz not null,
    place        text,
    open         boolean not null,
    record       text not null,
    statements   jsonb not null,
    participants jsonb not null,
    mediator_id  uuid not null constraint dispute_session_mediator_fkey references mediator,
    at           timestamptz not null,
    by_post      uuid,
    constraint dispute_session_pkey primary key (id, district),
    constraint dispute_session_number_key unique (dispute_id, number, district),
    constraint dispute_session_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_session_district check (district = left(area, 6))
);

create table outcome (
    id                   uuid not null,
    dispute_id           uuid not null,
    area                 text collate "C" not null,
    district             text collate "C" not null,
    city                 text collate "C" generated always as (left(area, 4)) stored,
    subdistrict          text collate "C" generated always as (left(area, 9)) stored,
    community            text collate "C" generated always as (left(area, 12)) stored,
    kind                 text not null,
    on_the_spot          boolean not null,
    level                text not null,
    form                 text,
    content              text,
    amount               bigint constraint outcome_amount check (amount >= 0),
    agreed_at            timestamptz,
    effective_at         timestamptz,
    due_on               date,
    marks                jsonb not null,
    mediator_signed_at   timestamptz,
    sealed_at            timestamptz,
    reason               text,
    told_of_other_routes boolean not null,
    note                 text,
    committee_id         uuid not null constraint outcome_committee_fkey references organization,
    mediator_id          uuid constraint outcome_mediator_fkey references mediator,
    fulfilment           text,
    fulfilment_at        timestamptz,
    fulfilment_note      text,
    at                   timestamptz not null,
    by_post              uuid,
    demo                 boolean not null default false,
    version              integer not null default 0,
    constraint outcome_pkey primary key (id, district),
    constraint outcome_dispute_key unique (dispute_id, district),
    constraint outcome_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint outcome_agreement check ((kind = 'AGREED') = (form is not null and content is not null and effective_at is not null)),
    constraint outcome_district check (district = left(area, 6))
);
create index outcome_city_idx on outcome (city, at desc, id desc);
create index outcome_district_idx on outcome (district, at desc, id desc);
create index outcome_subdistrict_idx on outcome (subdistrict, at desc, id desc);
create index outcome_community_idx on outcome (community, at desc, id desc);
create index outcome_area_idx on outcome (area, at desc, id desc);

create table return_visit (
    id           uuid not null,
    outcome_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    visited_at   timestamptz not null,
    method       text not null,
    performed    boolean not null,
    satisfaction integer not null constraint return_visit_satisfaction check (satisfaction between 1 and 5),
    note         text,
    at           timestamptz not null,
    by_name      text not null,
    by_post      uuid,
    constraint return_visit_pkey primary key (id, district),
    constraint return_visit_outcome_fkey foreign key (outcome_id, district) references outcome,
    constraint return_visit_district check (district = left(area, 6))
);
create index return_visit_outcome_idx on return_visit (outcome_id);

-- Sequences that may have no gap (case numbers) or must be unique per day (receipts): a row lock, held to the end of the transaction.
create table counter (
    name  text constraint counter_pkey primary key,
    value bigint not null
);

create table journal (
    id          uuid constraint journal_pkey primary key,
    area        text collate "C" not null,
    at          timestamptz not null,
    subject     text not null,
    who         text not null,
    post_id     uuid,
    role        text not null,
    operation   text not null,
    object_id   text,
    purpose     text,
    status      integer not null,
    address     text not null,
    request_id  text not null
);
create index journal_at_idx on journal (at desc, id desc);
create index journal_object_idx on journal (object_id, at desc);

create table idempotency (
    subject     text not null,
    key         text not null,
    operation   text not null,
    fingerprint bytea not null,
    body        text not null,
    location    text,
    etag        text,
    at          timestamptz not null,
    constraint idempotency_pkey primary key (subject, key)
);
create index idempotency_at_idx on idempotency (at);

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);

-- The second wall. A transaction-local setting leaves '' behind on a pooled connection, and '' would cover everything: hence nullif.
-- The owner's own policy lets later migrations change rows; the application's role has only the range.
do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
    own_only constant text := $p$ and (nullif(current_setting('app.applicant', true), '') is null or applicant = current_setting('app.applicant', true))$p$;
    own_posts constant text := $p$ or subject = nullif(current_setting('app.subject', true), '')$p$;
    -- A committee's mediators serve, and are seen by, all who work inside its area.
    serving_area constant text := $p$ or nullif(current_setting('app.area', true), '') between area and area || '~'$p$;
    condition text;
    t text;
begin
    foreach t in array array['staff', 'client', 'post', 'mediator', 'mediator_step', 'resident', 'resident_phone', 'dispute', 'dispute_party',
        'dispute_event', 'dispute_decision', 'dispute_assignment', 'dispute_session', 'outcome', 'return_visit', 'journal']
    loop
        condition := area_range || case
            when t in ('dispute', 'dispute_party', 'dispute_event') then own_only
            when t in ('mediator', 'mediator_step') then serving_area
            else '' end;
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t,
            condition || case when t in ('staff', 'client', 'post') then own_posts else '' end, condition);
    end loop;
end $$;

grant select, insert, update on all tables in schema public to ${app};
revoke insert, update on dispute_type from ${app};
revoke update on journal, dispute_event, dispute_decision, dispute_session, return_visit, mediator_step from ${app};
revoke all on flyway_schema_history from ${app};
grant delete on committee_member, resident_phone, scheduled_tasks, idempotency to ${app};
