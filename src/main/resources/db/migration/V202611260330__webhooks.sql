-- A client's subscriptions to the change feed (docs/adr/0013). How far each is, is a cursor of the feed; nothing is copied for it, so that a receiver
-- that is down costs nothing.

create table webhook (
    id             uuid not null,
    area           text collate "C" not null,
    district       text collate "C" not null,
    client_id      uuid constraint webhook_client_fkey references client,
    post_id        uuid not null constraint webhook_post_fkey references post,
    name           text not null,
    url            text not null,
    kinds          varchar[] not null default '{}',
    state          text not null,
    paused_because text,
    paused_at      timestamptz,
    secret         bytea,
    former_secret  bytea,
    former_until   timestamptz,
    created_at     timestamptz not null,
    cursor         text,
    failures       integer not null default 0,
    failing_since  timestamptz,
    next_at        timestamptz,
    taken_at       timestamptz,
    last_status    integer,
    last_trouble   text,
    version        integer not null default 0,
    constraint webhook_pkey primary key (id, district),
    constraint webhook_district check (district = left(area, 6)),
    constraint webhook_paused check ((state = 'PAUSED') = (paused_because is not null))
);
create index webhook_post_idx on webhook (post_id, id);

-- Which changes a receiver refused; not what was in them.
create table webhook_dead_letter (
    id           uuid not null,
    webhook_id   uuid not null,
    area         text collate "C" not null,
    district     text collate "C" not null,
    source       text not null,
    event_id     text not null,
    type         text not null,
    subject      text not null,
    status       integer,
    trouble      text,
    attempts     integer not null,
    after_cursor text,
    at           timestamptz not null,
    constraint webhook_dead_letter_pkey primary key (id, district),
    constraint webhook_dead_letter_webhook_fkey foreign key (webhook_id, district) references webhook,
    constraint webhook_dead_letter_district check (district = left(area, 6))
);
create index webhook_dead_letter_webhook_idx on webhook_dead_letter (webhook_id, id desc);
create index webhook_dead_letter_at_idx on webhook_dead_letter (at);

-- Work that waits for others, apart from all other work: the same table, as db-scheduler's documentation gives it.
create table outgoing_tasks (
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
    constraint outgoing_tasks_pkey primary key (task_name, task_instance)
);
create index outgoing_tasks_time_idx on outgoing_tasks (execution_time);
create index outgoing_tasks_heartbeat_idx on outgoing_tasks (last_heartbeat);

do $$
declare
    inside constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
    t text;
begin
    foreach t in array array['webhook', 'webhook_dead_letter']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, inside, inside);
    end loop;
end $$;

grant select, insert, update on webhook to ${app};
grant select, insert, delete on webhook_dead_letter to ${app};
grant select, insert, update, delete on outgoing_tasks to ${app};
