insert into area (code, name, tier, valid_from) values ('44', '省', 'PROVINCE', '2023-01-01');
insert into area (code, name, tier, parent, valid_from) values ('4401', '市', 'CITY', '44', '2023-01-01'),
    ('440103', '区', 'DISTRICT', '4401', '2023-01-01'), ('440103009', '街道', 'SUBDISTRICT', '440103', '2023-01-01'),
    ('440103009106', '社区', 'COMMUNITY', '440103009', '2023-01-01');
insert into area (code, name, tier, parent, valid_from, valid_until, successor, grid_kind, households, boundary)
values ('440103009106001', '网格', 'GRID', '440103009106', '2023-01-01', null, null, 'BASIC', 400, null),
    ('440103009106002', '旧网格', 'GRID', '440103009106', '2023-01-01', '2024-12-31', '440103009106001', 'BASIC', null, '{"type": "Point"}');
insert into organization (id, area, kind, committee_kind, name, case_word, established_on)
values ('00000000-0000-7000-8000-000000000001', '440103009106', 'MEDIATION_COMMITTEE', 'RESIDENTS', '调委会', '示例字', '2023-01-01');
insert into staff (id, area, name, sex, birth_date, username, subject, account_state)
values ('00000000-0000-7000-8000-000000000002', '440103009106001', '示例', 'FEMALE', '1985-01-01', 'example', 'subject', 'ACTIVE');
insert into client (id, area, name, client_id, account_state)
values ('00000000-0000-7000-8000-000000000003', '440103', '平台', 'platform', 'PENDING');
insert into post (id, staff_id, subject, role, area, main, valid_from)
values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000002', 'subject', 'GRID_OFFICER', '440103009106001', true, now());
insert into committee_member (organization_id, staff_id, position, term_from, term_until)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'HEAD', '2025-01-01', '2027-12-31');
insert into mediator (id, area, staff_id, organization_id, employment, state, engaged_from, engaged_until, specialities)
values ('00000000-0000-7000-8000-000000000005', '440103009106', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001',
    'PART_TIME', 'ENGAGED', '2025-01-01', '2027-12-31', '{02}');
insert into mediator_step (id, mediator_id, area, state, at, by_name)
values ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', '440103009106', 'ENGAGED', now(), '示例');
insert into resident (id, area, district, name, sex, birth_date, document_type, document_sealed, document_fingerprint, created_at)
values ('00000000-0000-7000-8000-000000000007', '440103009106001', '440103', '示例', 'MALE', '1990-01-01', 'PASSPORT', '\x01', '\x02', now());
insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
values ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000007', '440103009106001', '440103', 0, '\x01', '\x02');
insert into counter (name, value) values ('case-2026', 7);
insert into journal (id, area, at, subject, who, role, operation, status, address, request_id)
values ('00000000-0000-7000-8000-000000000009', '440103', now(), 's', 'w', 'DISTRICT', 'getDispute', 200, '127.0.0.1', 'r');
insert into idempotency (subject, key, operation, fingerprint, body, at) values ('subject', 'key', 'registerDispute', '\x01', '{}', now());
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values ('account', '1', now(), false, 1);
