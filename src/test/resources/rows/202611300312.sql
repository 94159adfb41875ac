insert into count_reason (dispute_id, at, area, district, kind)
values ('00000000-0000-7000-8000-000000000098', now(), '440103', '440103', 'IMPORT_UNDONE');
