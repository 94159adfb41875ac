insert into agreement_mark (id, dispute_id, outcome_id, area, district, signer, kind, at, recorded_at, by_name)
values ('00000000-0000-7000-8000-000000000050', '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000011', '440103009106001',
    '440103', 'MEDIATOR', 'SIGNATURE', now(), now(), '示例');
insert into obligation (id, dispute_id, outcome_id, area, district, number, kind, debtor_id, creditor_id, content, amount, windows, state, paid)
values ('00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000011', '440103009106001',
    '440103', 1, 'MONEY', '00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000013', '示例', 100, '[]', 'PARTLY', 40);
insert into obligation_fulfilment (id, dispute_id, obligation_id, area, district, result, amount, at, proof, recorded_at, by_name)
values ('00000000-0000-7000-8000-000000000052', '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000051', '440103009106001',
    '440103', 'PARTLY', 40, now(), '{}', now(), '示例');
insert into judicial_confirmation (id, dispute_id, outcome_id, area, district, court, applicants, filed_on, state, recorded_at, by_name)
values ('00000000-0000-7000-8000-000000000053', '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000011', '440103009106001',
    '440103', '示例', '{1,2}', '2026-03-28', 'APPLIED', now(), '示例');
insert into route_notice (id, dispute_id, outcome_id, area, district, routes, told, told_at, at, by_name)
values ('00000000-0000-7000-8000-000000000054', '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000011', '440103009106001',
    '440103', '{COURT}', '{1}', now(), now(), '示例');
insert into reopening (id, dispute_id, area, district, ended_as, ended_on, reason, at, by_name)
values ('00000000-0000-7000-8000-000000000055', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 'FAILED', '2026-03-28', '示例',
    now(), '示例');
insert into supplement (id, dispute_id, area, district, number, content, attachments, at, by_name)
values ('00000000-0000-7000-8000-000000000056', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1, '示例', '{}', now(), '示例');
insert into escalation (id, dispute_id, area, district, number, risk, description, noticed_at, report_by, at, by_name)
values ('00000000-0000-7000-8000-000000000057', '00000000-0000-7000-8000-000000000010', '440103009106001', '440103', 1, 'CRIME', '示例', now(), now(),
    now(), '示例');
insert into district_policy (id, key, district, value, valid_from, recorded_at, by_name)
values ('00000000-0000-7000-8000-000000000058', 'RETURN_VISIT_BY_ANOTHER', '440103', 'true', '2026-12-01', now(), '示例');
