-- A community lies in one subdistrict and that in one district: the planner has to know, or it expects too few rows of a list that names both, and
-- sorts them instead of reading them in their order (docs/adr/0002). It knows from the next ANALYZE on.
do $$
declare
    t text;
begin
    foreach t in array array['dispute', 'dispute_tag', 'dispute_key', 'outcome', 'resident', 'correction', 'joint_action', 'report'] loop
        execute format('create statistics %I (dependencies) on district, subdistrict, community, area from %I', t || '_places', t);
        execute format('analyze %I', t);
    end loop;
end $$;

create statistics clock_places (dependencies) on district, duty_district, duty_subdistrict, duty_community, duty_area from clock;
analyze clock;

-- What is pending is rolled up district by district.
create index count_pending_district_idx on count_pending (district, id);
