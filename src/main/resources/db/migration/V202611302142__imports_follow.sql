-- By its key a row of a file is known again, by whoever sees the key: it lies where its record lies. So far only those of residents followed.
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
    foreach part in array array['import_key', 'import_before']::regclass[]
    loop
        execute format('update %s p set area = d.area from dispute d where d.id = any($1) and d.district = $2 and p.record_id = d.id
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

-- Staff have no parts that lie anywhere: a request, an import, its undoing and a succession move them. The keys of another district are others.
create function keys_follow_staff() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update import_key set area = new.area
    where kind = 'STAFF' and record_id = new.id and district = left(new.area, 6) and area <> new.area;
    return null;
end $$;
revoke execute on function keys_follow_staff from public;
create trigger staff_moved after update of area on staff
    for each row when (old.area <> new.area) execute function keys_follow_staff();

update import_key k set area = d.area from dispute d
where k.kind = 'DISPUTES' and d.id = k.record_id and d.district = k.district and k.area <> d.area;
update import_key k set area = s.area from staff s
where k.kind = 'STAFF' and s.id = k.record_id and left(s.area, 6) = k.district and k.area <> s.area;

-- Who follows a single record reads no images of all the others.
create index import_before_record_idx on import_before (record_id);
