-- When undoing an import last failed: what the import itself ended as stays.
alter table import_job add column undo_failed_at timestamptz;
