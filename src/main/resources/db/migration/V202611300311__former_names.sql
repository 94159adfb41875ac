-- What an organization or a staff member was called before, and until when: a paper names everybody as on its day. Whoever changes a name, a request, an
-- import or its undoing, leaves the old one here. The application's role asks for one record's names and has no right to the table.
create table former_name (
    record_id uuid not null,
    name      text not null,
    until     timestamptz not null,
    constraint former_name_pkey primary key (record_id, until)
);

create function keep_former_name() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        delete from former_name where record_id = old.id;
    else
        insert into former_name (record_id, name, until) values (old.id, old.name, clock_timestamp()) on conflict do nothing;
    end if;
    return null;
end $$;
revoke execute on function keep_former_name from public;

create trigger organization_renamed after update of name on organization
    for each row when (old.name is distinct from new.name) execute function keep_former_name();
create trigger organization_gone after delete on organization for each row execute function keep_former_name();
create trigger staff_renamed after update of name on staff
    for each row when (old.name is distinct from new.name) execute function keep_former_name();
create trigger staff_gone after delete on staff for each row execute function keep_former_name();

-- The names of an organization or staff member in the order of time; the one that it has now is the last, and has no end.
create function names_of(about uuid) returns table (name text, until timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.name, f.until from former_name f where f.record_id = about
    union all select o.name, null from organization o where o.id = about
    union all select s.name, null from staff s where s.id = about
    order by 2 nulls last
$$;
revoke execute on function names_of from public;
grant execute on function names_of to ${app};
