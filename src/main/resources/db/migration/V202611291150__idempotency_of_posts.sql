-- An answer belongs to the post that it was given to, and is seen inside its area only, as everything else is.
alter table idempotency add column post uuid, add column area text collate "C";

-- Keys from before name no post. Whoever has one post used them in it; those of others are nobody's until they expire.
update idempotency i set post = p.id, area = p.area
from post p
where p.subject = i.subject and not exists (select from post other where other.subject = p.subject and other.id <> p.id);
update idempotency
set post = '00000000-0000-0000-0000-000000000000', area = coalesce((select min(code) from area), '00')
where post is null;

alter table idempotency alter column post set not null, alter column area set not null;
alter table idempotency drop constraint idempotency_pkey;
alter table idempotency add constraint idempotency_pkey primary key (subject, post, key);

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy owner on idempotency to current_user using (true) with check (true);
create policy area on idempotency to ${app}
    using (area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~')
    with check (area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~');
