insert into export_job (id, area, district, kind, format, gzip, unmasked, within, query, state, subject, by_name, by_role, by_post, at)
values ('00000000-0000-7000-8000-000000000060', '440103009', '440103', 'GRIDS', 'CSV', false, false, '440103009', '{}', 'QUEUED', 'x', '示例', 'SUBDISTRICT',
    '00000000-0000-7000-8000-000000000061', now());
