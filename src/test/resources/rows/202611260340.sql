insert into report (id, area, district, tier, period, state, edition, due_at, steps)
values ('00000000-0000-7000-8000-000000000070', '440103009106', '440103', 'COMMUNITY', '2026-03-01', 'DRAFT', 1, now(), 1);
insert into report_edition (id, report_id, area, district, number, counted_at, as_of, zero, violations, content, digest)
values ('00000000-0000-7000-8000-000000000071', '00000000-0000-7000-8000-000000000070', '440103009106', '440103', 1, now(), '0_1:1:', true, 0, '{}', '');
insert into report_file (id, report_id, area, district, edition, format, content, digest)
values ('00000000-0000-7000-8000-000000000072', '00000000-0000-7000-8000-000000000070', '440103009106', '440103', 1, 'PDF', '', '');
insert into report_event (id, report_id, area, district, number, kind, state, edition, at, by_name, by_role, by_area)
values ('00000000-0000-7000-8000-000000000073', '00000000-0000-7000-8000-000000000070', '440103009106', '440103', 1, 'DRAFTED', 'DRAFT', 1, now(), 'system',
    'ADMINISTRATOR', '440103');
