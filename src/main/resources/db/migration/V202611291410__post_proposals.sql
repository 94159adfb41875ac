-- A post that waits for a second person (docs/adr/0021). It is none yet, so that whatever asks for posts need not know of it; approved, it becomes the post of its id.
create table post_proposal (
    id               uuid constraint post_proposal_pkey primary key,
    staff_id         uuid constraint post_proposal_staff_fkey references staff,
    client_id        uuid constraint post_proposal_client_fkey references client,
    role             text not null,
    area             text collate "C" not null constraint post_proposal_area_fkey references area,
    organization_id  uuid constraint post_proposal_organization_fkey references organization,
    main             boolean not null default false,
    valid_from       timestamptz not null,
    valid_until      timestamptz,
    proposed_by      uuid not null,
    proposed_by_name text not null,
    proposed_at      timestamptz not null,
    lapses_at        timestamptz not null,
    decision         text,
    decided_by       uuid,
    decided_by_name  text,
    decided_at       timestamptz,
    version          integer not null default 0,
    constraint post_proposal_holder check ((staff_id is null) <> (client_id is null)),
    constraint post_proposal_validity check (valid_until >= valid_from),
    constraint post_proposal_decision check ((decision is null) = (decided_at is null)),
    constraint post_proposal_two_persons check
        (decision <> 'APPROVED' or decided_by is not null and decided_by <> proposed_by and decided_by is distinct from staff_id)
);
create index post_proposal_staff_idx on post_proposal (staff_id);
create index post_proposal_client_idx on post_proposal (client_id);
create index post_proposal_area_idx on post_proposal (area, id);

do $$
declare
    area_range constant text := $p$area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'$p$;
begin
    alter table post_proposal enable row level security;
    alter table post_proposal force row level security;
    create policy owner on post_proposal to current_user using (true) with check (true);
    execute format('create policy area on post_proposal to ${app} using (nullif(%s, false) is not null) with check (%s)', area_range, area_range);
end $$;
-- Those of staff whom an import brought go with them when it is undone.
create policy undoing on post_proposal as restrictive for delete to ${app} using (current_setting('app.undoing', true) = 'yes');
grant select, insert, delete on post_proposal to ${app};
grant update (decision, decided_by, decided_by_name, decided_at, version) on post_proposal to ${app};
