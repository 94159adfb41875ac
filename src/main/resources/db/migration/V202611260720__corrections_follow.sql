-- A correction of a resident goes where the resident goes, and is another one then; one that waits for a tier above waits for the tier above the new place.
create or replace function follow_area(disputes uuid[], residents uuid[], about_district text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    part regclass;
    moved bigint := 0;
    n bigint;
    inside constant text := $p$ between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    for part in
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and (select count(*) from pg_attribute a
               where a.attrelid = c.oid and a.attname in ('dispute_id', 'district', 'area', 'shared_with') and not a.attisdropped) = 4
        order by c.relname
    loop
        execute format('update %s p set area = d.area from dispute d where d.id = any($1) and d.district = $2 and p.dispute_id = d.id
            and p.district = d.district and p.area <> d.area and p.area %s and d.area %s', part, inside, inside) using disputes, about_district;
        get diagnostics n = row_count;
        moved := moved + n;
    end loop;
    foreach part in array array['resident_phone', 'import_key', 'import_before', 'correction', 'correction_event']::regclass[]
    loop
        execute format('update %s p set area = r.area %s from resident r where r.id = any($1) and r.district = $2 and p.%s = r.id
            and p.district = r.district and p.area <> r.area and p.area %s and r.area %s', part,
            case when part = 'correction'::regclass
                then ', escalated_to = left(r.area, length(p.escalated_to)), version = p.version + 1' else '' end,
            case when part = 'resident_phone'::regclass then 'resident_id' else 'record_id' end, inside, inside)
            using residents, about_district;
        get diagnostics n = row_count;
        moved := moved + n;
    end loop;
    return moved;
end $$;
