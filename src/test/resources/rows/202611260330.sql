insert into webhook (id, area, district, client_id, post_id, name, url, state, created_at)
values ('00000000-0000-7000-8000-000000000050', '440103', '440103', '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000004', '平台',
    'https://platform.example.com/', 'ACTIVE', now());
insert into webhook_dead_letter (id, webhook_id, area, district, source, event_id, type, subject, attempts, at)
values ('00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000050', '440103', '440103', '/v1/areas/440103', '1',
    'org.gridmediation.dispute.registered', '/v1/disputes/00000000-0000-7000-8000-000000000010', 1, now());
