-- A dispute is held by one organization at a time, and read by each that it was handed to. `shared_with` lists the areas of those outside its
-- own, each after a space: one look then finds an area and all below it, without a sub-select (docs/adr/0005).

alter table dispute
    add column holder_id uuid constraint dispute_holder_fkey references organization,
    add column holder_area text collate "C",
    add column mediator_staff_id uuid,
    add column shared_with text collate "C" not null default '',
    add constraint dispute_holder check ((holder_id is null) = (holder_area is null));
update dispute d set holder_id = o.id, holder_area = o.area from organization o where o.id = d.committee_id;
update dispute d set mediator_staff_id = m.staff_id from mediator m where m.id = d.mediator_id;
create index dispute_holder_idx on dispute (holder_id, reported_at desc, id desc) where holder_id is not null;

alter table dispute_party add column shared_with text collate "C" not null default '';
alter table dispute_event add column shared_with text collate "C" not null default '';
alter table dispute_decision add column shared_with text collate "C" not null default '';
alter table dispute_assignment add column shared_with text collate "C" not null default '';
alter table dispute_session add column shared_with text collate "C" not null default '';
alter table outcome add column shared_with text collate "C" not null default '';
alter table return_visit add column shared_with text collate "C" not null default '', add column dispute_id uuid;
update return_visit v set dispute_id = o.dispute_id from outcome o where o.id = v.outcome_id;
alter table return_visit alter column dispute_id set not null,
    add constraint return_visit_dispute_fkey foreign key (dispute_id, district) references dispute;

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    own_only constant text := $p$ and (nullif(current_setting('app.applicant', true), '') is null or applicant = current_setting('app.applicant', true))$p$;
    condition text;
    t text;
begin
    foreach t in array array['dispute', 'dispute_party', 'dispute_event', 'dispute_decision', 'dispute_assignment', 'dispute_session', 'outcome',
        'return_visit']
    loop
        condition := seen || case when t in ('dispute', 'dispute_party', 'dispute_event') then own_only else '' end;
        execute format('alter policy area on %I using (%s) with check (%s)', t, condition, condition);
    end loop;
end $$;
-- What is only ever written once is still shared later.
grant update (shared_with) on dispute_event, dispute_decision, dispute_session, return_visit to ${app};
