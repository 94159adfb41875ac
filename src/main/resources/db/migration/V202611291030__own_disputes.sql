-- A resident reads the disputes that are their own, as an applicant or as any other party (人民调解法 art. 29), wherever these lie; and no row of
-- any other. The ids are looked up once at the start of a transaction and set beside the area, so that the policies need no sub-select. What only
-- a dispute's mediators see stays closed to them.

do $$
declare
    by_staff constant text := $p$nullif(current_setting('app.applicant', true), '') is null$p$;
    own constant text := $p$strpos(nullif(current_setting('app.own', true), ''), ' ' || %I) > 0$p$;
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    applied constant text := $p$ or applicant = nullif(current_setting('app.applicant', true), '')$p$;
    is_party constant text := $p$ or resident_id = nullif(current_setting('app.resident', true), '')::uuid$p$;
    condition text;
    p record;
begin
    for p in
        select c.table_name t, pol.qual from information_schema.columns c
        join pg_policies pol on pol.schemaname = c.table_schema and pol.tablename = c.table_name and pol.policyname = 'area'
        where c.table_schema = 'public' and (c.column_name = 'dispute_id' or c.table_name = 'dispute' and c.column_name = 'id')
            and c.table_name <> 'joint_action'
    loop
        condition := case
            when p.t = 'dispute' then by_staff || ' and ' || seen || ' or ' || format(own, 'id') || applied
            when p.t = 'dispute_party' then by_staff || ' and ' || seen || ' or ' || format(own, 'dispute_id') || is_party
            when p.t = 'dispute_event' then by_staff || ' and ' || seen || ' or ' || format(own, 'dispute_id')
            when p.t = 'dispute_note' then by_staff || ' and ' || p.qual
            -- Numbers are written where the dispute lies, whoever causes them.
            when p.t like 'count\_%' then p.qual || ' or ' || format(own, 'dispute_id')
            else by_staff || ' and ' || p.qual || ' or ' || format(own, 'dispute_id')
        end;
        execute format('alter policy area on %I using (%s) with check (%s)', p.t, condition, condition);
    end loop;
end $$;

alter table dispute_party drop column applicant, add column guardianship text;
alter table dispute_event drop column applicant;
