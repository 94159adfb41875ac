-- As many residents and disputes as load.rows says (the benchmark: 1,000,000) over the 2,000 grids of an invented district: 20 subdistricts of 20 communities of 5 grids.
-- One grid holds a fifth of the disputes, so that every tier above and at it has a page 10,000 of 20; the others hold about as many each.
set session_replication_role = replica;

insert into area (code, name, tier, parent, valid_from) values ('440199', '基准区', 'DISTRICT', '4401', '2023-01-01');
insert into area (code, name, tier, parent, valid_from)
select '440199' || lpad(s::text, 3, '0'), '基准街道' || s, 'SUBDISTRICT', '440199', '2023-01-01' from generate_series(1, 20) s;
insert into area (code, name, tier, parent, valid_from)
select parent.code || lpad(c::text, 3, '0'), '基准社区' || c, 'COMMUNITY', parent.code, '2023-01-01'
from area parent, generate_series(1, 20) c where parent.parent = '440199';
insert into area (code, name, tier, parent, valid_from, grid_kind)
select parent.code || lpad(g::text, 3, '0'), '基准网格' || g, 'GRID', parent.code, '2023-01-01', 'BASIC'
from area parent, generate_series(1, 5) g where parent.code like '440199%' and parent.tier = 'COMMUNITY';

create temporary table grid as
select code, row_number() over (order by code) - 1 as number from area where code like '440199%' and tier = 'GRID';
create unique index on grid (number);
analyze grid;

-- A committee, an engaged mediator and a grid officer's post in the first grid of every subdistrict; a post at each tier above.
insert into organization (id, area, kind, committee_kind, name, case_word)
select ('00000000-0000-7000-9000-000' || code)::uuid, code, 'MEDIATION_COMMITTEE', 'SUBDISTRICT', name || '人民调解委员会', '基准' || code
from area where parent = '440199';
insert into mediator (id, area, staff_id, organization_id, employment, state, engaged_from, engaged_until)
select ('00000000-0000-7000-9001-000' || code)::uuid, code, '00000000-0000-7000-8002-000000000001',
       ('00000000-0000-7000-9000-000' || code)::uuid, 'PART_TIME', 'ENGAGED', '2025-01-01', '2027-12-31'
from area where parent = '440199';
insert into post (id, staff_id, subject, role, area, valid_from)
select ('00000000-0000-7000-9002-000' || code)::uuid, '00000000-0000-7000-8002-000000000001', '00000000-0000-4000-8000-000000000001',
       'GRID_OFFICER', code || '001001', '2025-01-01'
from area where parent = '440199';
insert into post (id, staff_id, subject, role, area, valid_from)
select tier.id, s.id, s.subject, tier.role, tier.area, '2025-01-01'
from (values ('00000000-0000-7000-9003-000000000012'::uuid, 'huang', 'COMMUNITY', '440199001001'),
             ('00000000-0000-7000-9003-000000000009', 'he', 'SUBDISTRICT', '440199001'),
             ('00000000-0000-7000-9003-000000000006', 'liang', 'DISTRICT', '440199')) tier (id, username, role, area)
join staff s using (username);

insert into resident (id, area, district, name, sex, birth_date, document_type, document_sealed, document_fingerprint, created_at)
select uuidv7(), grid.code, '440199', '基准' || i, 'MALE', date '1950-01-01' + i % 20000, 'RESIDENT_ID',
       sha256(('d' || i)::bytea) || sha256(('e' || i)::bytea), sha256(('f' || i)::bytea), timestamptz '2024-01-01' + i * interval '50 seconds'
from generate_series(1, current_setting('load.rows')::int) i join grid on grid.number = i % 2000;
insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
select uuidv7(), id, area, district, 1, document_sealed, sha256(document_fingerprint) from resident where district = '440199';

insert into dispute (id, area, district, receipt_number, status, level, title, description, type, public_order_type, source, urgency,
                     difficulty, reported_at, steps)
select uuidv7(), grid.code, '440199', 'WG-' || i, 'REPORTED', 'GRID', '基准纠纷' || i, '楼上夜间噪声，影响休息，双方多次争执。', '02', 'Z02', 'PATROL',
       'NORMAL', 'SIMPLE', timestamptz '2024-01-01' + i * interval '50 seconds', 1
from generate_series(1, current_setting('load.rows')::int) i join grid on grid.number = case when i % 5 = 0 or i % 1000 = 1 then 0 else (i * 7) % 2000 end;
insert into dispute_party (id, dispute_id, area, district, number, role, kind, name, consented)
select uuidv7(), id, area, district, n, case n when 1 then 'APPLICANT' else 'RESPONDENT' end, 'PERSON', '示例' || n, true
from dispute, generate_series(1, 2) n where district = '440199';
insert into dispute_event (id, dispute_id, area, district, number, kind, status, at, by_name, by_role, by_area)
select uuidv7(), id, area, district, 1, 'REGISTERED', 'REPORTED', reported_at, '基准', 'GRID_OFFICER', area from dispute where district = '440199';

set session_replication_role = origin;
