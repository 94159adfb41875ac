-- What an import kept of residents before it changed them names their phones by their table, as the images of all other kinds do.
update import_before set before = before - 'phones' || jsonb_build_object('resident_phone', before -> 'phones')
where jsonb_exists(before, 'resident') and jsonb_exists(before, 'phones');
