insert into reconciliation (id, area, district, state, at)
values ('00000000-0000-7000-8000-000000000070', '440103009', '440103', 'QUEUED', now());
