-- Areas that an import brought go again by its undoing, when nothing lies in them. Territory has no scope, so that the right to delete is
-- not given at all: this does it, as the owner, for a job that the caller sees and whose areas lie in its own.
create function undo_areas(about uuid) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with gone as (
        delete from area a using import_row w, import_job j
        where j.id = about and j.kind = 'AREAS' and j.state = 'UNDOING' and w.job_id = j.id and w.result = 'CREATED'
            and a.code = rtrim(substr(replace(w.record_id::text, '-', ''), 18), 'f')
            and a.code like j.area || '%'
            and j.area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        returning a.code)
    select count(*) from gone
$$;
revoke execute on function undo_areas from public;
grant execute on function undo_areas to ${app};
