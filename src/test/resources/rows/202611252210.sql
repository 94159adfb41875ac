insert into code (code_table, code, district, position, name_zh, name_en, valid_from)
values ('joint-mechanisms', 'JOINT_WORK', '440103', 3, '示例', 'Example', '2026-01-01');
insert into dispute_tag (id, dispute_id, area, district, tag, reported_at)
values ('00000000-0000-7000-8000-000000000030', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 'NOISE', now());
insert into coordination (id, dispute_id, area, district, number, lead_id, joining_ids, asked, state, requested_at, due_at, at, by_name)
values ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1,
    '00000000-0000-7000-8000-000000000001', '{}', '示例', 'REQUESTED', now(), now() + interval '1 day', now(), '示例');
insert into coordination_progress (id, coordination_id, dispute_id, area, district, number, text, evidence, done, on_behalf, reported_at, at, by_name)
values ('00000000-0000-7000-8000-000000000032', '00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000010', '440103009106001',
    '440103', 1, '示例', '{}', false, true, now(), now(), '示例');
insert into joint_action (id, area, district, mechanism, dispute_id, lead_id, organization_ids, people, planned_at, items, at)
values ('00000000-0000-7000-8000-000000000033', '440103009106', '440103', 'JOINT_WORK', '00000000-0000-7000-8000-000000000010',
    '00000000-0000-7000-8000-000000000001', '{}', '[]', now(), '[]', now());
