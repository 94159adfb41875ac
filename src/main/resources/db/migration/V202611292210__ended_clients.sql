-- The account of an ended client is closed.
update client set account_state = 'DISABLED' where ended_at is not null and account_state = 'ACTIVE';
