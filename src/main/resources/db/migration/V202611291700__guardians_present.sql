-- The parties whose guardian was there when an agreement was reached, by their numbers; of agreements recorded before it is not known.
alter table outcome add column guardians_present integer[];
