insert into missing_document (id, dispute_id, area, district, kind, reason, at, by_name)
values ('00000000-0000-7000-8000-000000000070', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 'IDENTITY_PROOF', '示例', now(),
    '示例');
