-- Organizations that an import brought go again by its undoing, when nothing refers to them. They have no scope, so that the right to delete is
-- not given at all: this does it, as the owner, for a job that the caller sees and whose rows lie in its own area.
create function undo_organizations(about uuid) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with gone as (
        delete from organization o using import_row w, import_job j
        where j.id = about and j.kind = 'ORGANIZATIONS' and j.state = 'UNDOING' and w.job_id = j.id and w.result = 'CREATED'
            and o.id = w.record_id and o.area like j.area || '%'
            and j.area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        returning o.id)
    select count(*) from gone
$$;
revoke execute on function undo_organizations from public;
grant execute on function undo_organizations to ${app};
