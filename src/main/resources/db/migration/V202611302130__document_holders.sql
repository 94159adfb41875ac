-- Who of a district has one of these documents: an import tells all of its rows at once whose document is somebody's already, also of somebody whom its
-- post does not see, instead of trying them one after the other. It looks into districts only that the caller's area lies in or has in it.
create function document_holders(districts text[], documents bytea[]) returns table (district text, document_fingerprint bytea, id uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.district, r.document_fingerprint, r.id from resident r
    where r.district = any(districts) and r.document_fingerprint = any(documents)
        and starts_with(r.district, left(nullif(current_setting('app.area', true), ''), 6))
$$;
revoke execute on function document_holders from public;
grant execute on function document_holders to ${app};
