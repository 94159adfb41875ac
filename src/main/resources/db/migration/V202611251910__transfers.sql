-- A dispute on its way to another organization, and where it comes back to if that does not take it.
alter table dispute
    add column receiver_id uuid constraint dispute_receiver_fkey references organization,
    add column receiver_area text collate "C",
    add column status_before text,
    add column visited boolean not null default false,
    add constraint dispute_transferred check ((status = 'TRANSFERRED') = (receiver_id is not null)
        and (receiver_id is null) = (status_before is null));
update dispute set visited = true where exists (select from return_visit v where v.dispute_id = dispute.id);

create table dispute_transfer (
    id               uuid not null,
    dispute_id       uuid not null,
    area             text collate "C" not null,
    district         text collate "C" not null,
    shared_with      text collate "C" not null default '',
    sender_id        uuid constraint dispute_transfer_sender_fkey references organization,
    sender_area      text collate "C" not null,
    receiver_id      uuid not null constraint dispute_transfer_receiver_fkey references organization,
    receiver_area    text collate "C" not null,
    direction        text not null,
    reason           text not null,
    note             text not null,
    at               timestamptz not null,
    by_post          uuid,
    opened           boolean not null,
    answer           text not null,
    answer_reason    text,
    answered_at      timestamptz,
    answered_by_post uuid,
    constraint dispute_transfer_pkey primary key (id, district),
    constraint dispute_transfer_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_transfer_district check (district = left(area, 6)),
    constraint dispute_transfer_answered check ((answer = 'PENDING') = (answered_at is null))
);
create index dispute_transfer_dispute_idx on dispute_transfer (dispute_id, at);
create unique index dispute_transfer_pending_key on dispute_transfer (dispute_id, district) where answer = 'PENDING';

alter table dispute_transfer enable row level security;
alter table dispute_transfer force row level security;
create policy owner on dispute_transfer to current_user using (true) with check (true);
do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
begin
    execute format('create policy area on dispute_transfer to ${app} using (%s) with check (%s)', seen, seen);
end $$;
grant select, insert, update on dispute_transfer to ${app};
