insert into succession (id, at, day, reason, by_name, plan) values ('00000000-0000-7000-8000-000000000080', now(), '2026-03-01', '调整', '示例', '{}');
insert into succession_grid (succession_id, code, ended) values ('00000000-0000-7000-8000-000000000080', '440103009106002', true);
insert into succession_move (succession_id, record_id, kind, area, district, from_area)
values ('00000000-0000-7000-8000-000000000080', '00000000-0000-7000-8000-000000000007', 'RESIDENT', '440103009106001', '440103', '440103009106002');
