insert into agreement_fulfilment (id, dispute_id, outcome_id, area, district, result, at, recorded_at, by_name)
values ('00000000-0000-7000-8000-000000000095', '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000011', '440103009106001',
    '440103', 'PARTLY_FULFILLED', now(), now(), '示例');
