insert into count_pending (dispute_id, area, district, month, booked, at, registered)
values ('00000000-0000-7000-8000-000000000010', '440103009106001', '440103', '2026-03-01', '2026-03-01', now(), 1);
insert into count_entry (id, dispute_id, area, district, month, booked, at, batch, registered)
values (1000000, '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', '2026-03-01', '2026-03-01', now(), 1, 1);
insert into count_cell (within, area, district, cut, value, month, booked, registered)
values ('440103009106', '440103009106001', '440103', '', '', '2026-03-01', '2026-03-01', 1);
insert into count_version (area, district, counted, batch, changed_at) values ('440103009106001', '440103', 1, 1, now());
