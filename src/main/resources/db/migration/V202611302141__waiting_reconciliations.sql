-- Whether a recount of an area waits already is looked up by whoever asks for another.
create index reconciliation_queued_idx on reconciliation (area) where state = 'QUEUED';
