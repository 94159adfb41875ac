insert into import_trial (job_id, claim, number, area, district)
values ('00000000-0000-7000-8000-000000000001', '\x01', 2, '440103009', '440103');
