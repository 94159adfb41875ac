-- The planner takes a condition that reads a setting for one that lets next to nothing through, expects a handful of rows, and sorts what it
-- could have read in order. It takes `… is not null` for one that lets nearly everything through, which is what a wall does to the statements
-- of those who may pass it (docs/adr/0002). Same rows, in every PostgreSQL; false and unknown still hide a row.
do $$
declare
    wall record;
begin
    for wall in select tablename, qual from pg_policies where schemaname = current_schema() and policyname = 'area' and qual not ilike 'nullif%is not null)'
    loop
        execute format('alter policy area on %I using (nullif(%s, false) is not null)', wall.tablename, wall.qual);
    end loop;
end $$;
