insert into clock (id, dispute_id, area, district, kind, state, moves, amount, unit, ends_on_workday, started_at, due, calendar, reminders, owned, duty_area)
values ('00000000-0000-7000-8000-000000000040', '00000000-0000-7000-8000-000000000012', '440103009106', '440103', 'ACCEPTANCE', 'RUNNING', 1, 3,
    'WORKING_DAY', true, now(), now() + interval '5 days', 4, '{}', false, '440103009106');
insert into clock_event (id, clock_id, dispute_id, area, district, number, kind, at, amount, step)
values ('00000000-0000-7000-8000-000000000041', '00000000-0000-7000-8000-000000000040', '00000000-0000-7000-8000-000000000012', '440103009106',
    '440103', 1, 'START', now(), 0, 'REGISTERED');
insert into dispute_extension (id, dispute_id, area, district, number, days, reason, consents, due, at, by_name)
values ('00000000-0000-7000-8000-000000000042', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1, 10, '示例',
    '[{"party": 1, "at": "2026-03-28T02:00:00Z"}]', now(), now(), '示例');
insert into supervision (id, dispute_id, area, district, number, demand, at, by_name, by_area)
values ('00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000012', '440103009106', '440103', 1, '示例', now(), '示例', '440103009');
