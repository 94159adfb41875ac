insert into change_pending (area, district, kind, record, what, at)
values ('440103009106001', '440103', 'DISPUTE', '00000000-0000-7000-8000-000000000010', 'REGISTERED', now());
insert into change (n, area, district, kind, record, what, shared_with, at, position, placed_at)
values (1000000, '440103009106001', '440103', 'DISPUTE', '00000000-0000-7000-8000-000000000010', 'REGISTERED', '', now(), 1, now());
insert into change_stream (area, district, position) values ('440103', '440103', 1);
