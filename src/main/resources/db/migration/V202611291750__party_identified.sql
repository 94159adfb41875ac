-- When a party that had been told or asked was put right to be somebody else; what was said to it before was said to another.
alter table dispute_party add column identified_at timestamptz;
