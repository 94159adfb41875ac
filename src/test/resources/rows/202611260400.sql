insert into correction (id, area, district, kind, record_id, origin, flaw, text, field, proposed_sealed, at, by_name, by_role, by_area, state, due_at, missed, steps)
values ('00000000-0000-7000-8000-000000000080', '440103009106001', '440103', 'RESIDENT', '00000000-0000-7000-8000-000000000081', 'FLAG', 'OUTDATED', '示例', '/address',
    '', now(), 'system', 'SUBDISTRICT', '440103009', 'FLAGGED', now(), 0, 1);
insert into correction_event (id, correction_id, record_id, area, district, number, kind, state, at, by_name, by_role, by_area)
values ('00000000-0000-7000-8000-000000000082', '00000000-0000-7000-8000-000000000080', '00000000-0000-7000-8000-000000000081', '440103009106001', '440103', 1,
    'FLAGGED', 'FLAGGED', now(), 'system', 'SUBDISTRICT', '440103009');
