-- Files that belong to a dispute; their contents lie in a storage of their own, under the key `content` (docs/adr/0007).

create table attachment (
    id                 uuid not null,
    district           text collate "C" not null,
    area               text collate "C" not null,
    shared_with        text collate "C" not null default '',
    dispute_id         uuid not null,
    kind               text not null,
    format             text not null,
    size               bigint not null,
    digest             text not null,
    sent_size          bigint not null,
    sent_digest        text not null,
    content            text not null,
    description        text,
    about              uuid,
    at                 timestamptz not null,
    by_name            text not null,
    by_post            uuid,
    withdrawn_at       timestamptz,
    withdrawn_by_name  text,
    withdrawn_by_post  uuid,
    withdrawal_reason  text,
    constraint attachment_pkey primary key (id, district),
    constraint attachment_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint attachment_content_key unique (content, district),
    constraint attachment_district check (district = left(area, 6)),
    constraint attachment_withdrawal check ((withdrawn_at is null) = (withdrawal_reason is null))
);
-- How many have their content: what may be done to a dispute is told from its row.
alter table dispute add column attachments integer not null default 0;
create index attachment_dispute_idx on attachment (dispute_id, id desc);

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
begin
    alter table attachment enable row level security;
    alter table attachment force row level security;
    create policy owner on attachment to current_user using (true) with check (true);
    execute format('create policy area on attachment to ${app} using (%s) with check (%s)', seen, seen);
end $$;
grant select, insert, update on attachment to ${app};
