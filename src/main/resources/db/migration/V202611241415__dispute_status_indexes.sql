-- A rare status among a million disputes of a district would be looked for in all of them (1.4 s). What is archived is never asked for in a
-- hurry and would be most of the index.
create index dispute_city_status_idx on dispute (city, status, reported_at desc, id desc) where status <> 'ARCHIVED';
create index dispute_district_status_idx on dispute (district, status, reported_at desc, id desc) where status <> 'ARCHIVED';
create index dispute_subdistrict_status_idx on dispute (subdistrict, status, reported_at desc, id desc) where status <> 'ARCHIVED';
