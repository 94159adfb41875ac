-- A report that was noted offline is sent later: both times are kept.

alter table dispute add column received_at timestamptz;
update dispute set received_at = reported_at;
alter table dispute alter column received_at set not null, alter column received_at set default now(),
    add constraint dispute_received check (received_at >= reported_at);
alter table dispute_event add column received_at timestamptz;
