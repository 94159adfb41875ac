-- Why two disputes belong together, where their parties and places do not say so.
alter table dispute_link add column reason text;
