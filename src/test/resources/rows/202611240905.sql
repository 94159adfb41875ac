insert into dispute (id, area, district, receipt_number, case_number, status, level, title, description, type, public_order_type, source,
    urgency, difficulty, reported_at, committee_id, mediator_id, outcome_id, accepted_at, ended_at, steps)
values ('00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 'WG-1', '（2026）示例字第0001号', 'AGREED', 'GRID', '示例', '示例', '02',
    'Z02', 'PATROL', 'NORMAL', 'SIMPLE', now(), '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005',
    '00000000-0000-7000-8000-000000000011', now(), now(), 1),
    ('00000000-0000-7000-8000-000000000012', '440103009106', '440103', 'WG-2', null, 'REPORTED', 'COMMUNITY', '示例', '示例', '10a', 'Z06',
    'APPLICATION', 'URGENT', 'MAJOR', now(), null, null, null, null, null, 1);
insert into dispute_party (id, dispute_id, area, district, number, role, kind, resident_id, name, consented, consented_at)
values ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1, 'APPLICANT', 'RESIDENT',
    '00000000-0000-7000-8000-000000000007', '示例', true, now()),
    ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 2, 'RESPONDENT', 'ORGANIZATION',
    null, '示例公司', null, null);
insert into dispute_event (id, dispute_id, area, district, number, kind, status, at, by_name, by_role, by_area)
values ('00000000-0000-7000-8000-000000000015', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1, 'REGISTERED', 'REPORTED',
    now(), '示例', 'GRID_OFFICER', '440103009106001');
insert into dispute_decision (id, dispute_id, area, district, accepted, committee_id, year, sequence, at)
values ('00000000-0000-7000-8000-000000000016', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', true,
    '00000000-0000-7000-8000-000000000001', 2026, 1, now());
insert into dispute_assignment (id, dispute_id, area, district, mediator_id, mode, at, until)
values ('00000000-0000-7000-8000-000000000017', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103',
    '00000000-0000-7000-8000-000000000005', 'DESIGNATED', now(), now());
insert into dispute_session (id, dispute_id, area, district, number, kind, held_at, open, record, statements, participants, mediator_id, at)
values ('00000000-0000-7000-8000-000000000018', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1, 'MEDIATION', now(), false,
    '示例', '[]', '[]', '00000000-0000-7000-8000-000000000005', now());
insert into outcome (id, dispute_id, area, district, kind, on_the_spot, level, form, content, agreed_at, effective_at, marks, told_of_other_routes,
    committee_id, mediator_id, fulfilment, at)
values ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 'AGREED', true, 'GRID', 'ORAL',
    '示例', now(), now(), '[]', false, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 'PENDING', now());
insert into return_visit (id, outcome_id, area, district, visited_at, method, performed, satisfaction, at, by_name)
values ('00000000-0000-7000-8000-000000000019', '00000000-0000-7000-8000-000000000011', '440103009106001', '440103', now(), 'PHONE', true, 5, now(),
    '示例');
