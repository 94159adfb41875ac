-- When mediation was last taken up again: nothing of the new round lies before it.
alter table dispute add column reopened_at timestamptz;
update dispute d set reopened_at = r.at
from (select dispute_id, district, max(at) as at from reopening group by dispute_id, district) r
where r.dispute_id = d.id and r.district = d.district;

-- A request for a mediator's recusal lapses when the case ends or goes on without the mediator.
alter table dispute_recusal
    add column lapsed_at timestamptz,
    add constraint dispute_recusal_lapse check (lapsed_at is null or granted is null);
drop index dispute_recusal_pending_key;
update dispute_recusal r set lapsed_at = coalesce(d.ended_at, r.at)
from dispute d
where d.id = r.dispute_id and d.district = r.district and r.granted is null
    and d.status not in ('ACCEPTED', 'IN_MEDIATION', 'TRANSFERRED');
update dispute d set recusal_pending = false
where d.recusal_pending
    and not exists (
        select from dispute_recusal r
        where r.dispute_id = d.id and r.district = d.district and r.granted is null and r.lapsed_at is null);
create unique index dispute_recusal_pending_key on dispute_recusal (dispute_id, district) where granted is null and lapsed_at is null;
grant update (lapsed_at) on dispute_recusal to ${app};

-- Why a mandatory document was missing when the file was archived.
create table missing_document (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    kind        text not null,
    reason      text not null,
    at          timestamptz not null,
    by_name     text not null,
    by_post     uuid,
    constraint missing_document_pkey primary key (id, district),
    constraint missing_document_kind_key unique (dispute_id, kind, district),
    constraint missing_document_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint missing_document_district check (district = left(area, 6))
);
alter table missing_document enable row level security;
alter table missing_document force row level security;
create policy owner on missing_document to current_user using (true) with check (true);
create policy area on missing_document to ${app}
    using (area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)
    with check (area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0);
grant select, insert, update (shared_with) on missing_document to ${app};
