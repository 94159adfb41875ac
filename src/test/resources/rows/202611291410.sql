insert into post_proposal (id, staff_id, role, area, valid_from, proposed_by, proposed_by_name, proposed_at, lapses_at)
select '01900000-0000-7000-8000-00000000000a', id, 'GRID_OFFICER', '44', now(), gen_random_uuid(), '示例', now(), now() from staff limit 1;
