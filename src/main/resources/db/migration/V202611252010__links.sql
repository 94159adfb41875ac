-- Links between disputes, their numbers in other systems, and the keyed hashes by which repeats are found without names.

-- Counted once: whatever is counted with another points to it and has ended; everything else points to nothing.
alter table dispute
    add column counted_with uuid,
    add column related integer not null default 0,
    add column numbers integer not null default 0,
    add constraint dispute_counted_with_fkey foreign key (counted_with, district) references dispute,
    add constraint dispute_counted_with check (counted_with <> id and (counted_with is not null) = (status in ('DUPLICATE', 'MERGED')));
create index dispute_counted_with_idx on dispute (counted_with) where counted_with is not null;

-- A row on either side, so that each is seen by whoever sees that side. The keys include the district: two disputes are linked inside one only.
create table dispute_link (
    id            uuid not null,
    dispute_id    uuid not null,
    other_id      uuid not null,
    area          text collate "C" not null,
    district      text collate "C" not null,
    shared_with   text collate "C" not null default '',
    kind          text not null,
    status_before text,
    at            timestamptz not null,
    by_post       uuid,
    ended_at      timestamptz,
    constraint dispute_link_pkey primary key (id, district),
    constraint dispute_link_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_link_other_fkey foreign key (other_id, district) references dispute,
    constraint dispute_link_other check (other_id <> dispute_id),
    constraint dispute_link_status_before check ((status_before is not null) = (kind in ('DUPLICATE_OF', 'MERGED_INTO'))),
    constraint dispute_link_district check (district = left(area, 6))
);
create unique index dispute_link_current_key on dispute_link (dispute_id, other_id, kind, district) where ended_at is null;
create unique index dispute_link_counted_key on dispute_link (dispute_id, district)
    where kind in ('DUPLICATE_OF', 'MERGED_INTO') and ended_at is null;

-- One number of another system belongs to one dispute. Unique within a district, by which tables are distributed (design.md 8.2): what two
-- districts have under one number is found by a search from above them.
create table dispute_reference (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    shared_with text collate "C" not null default '',
    system      text not null,
    system_name text not null default '',
    number      text not null,
    normalized  text not null,
    at          timestamptz not null,
    by_post     uuid,
    removed_at  timestamptz,
    constraint dispute_reference_pkey primary key (id, district),
    constraint dispute_reference_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_reference_system_name check ((system = 'OTHER') = (system_name <> '')),
    constraint dispute_reference_district check (district = left(area, 6))
);
create unique index dispute_reference_number_key on dispute_reference (system, normalized, system_name, district) where removed_at is null;
create index dispute_reference_dispute_idx on dispute_reference (dispute_id, at);

-- What a dispute has in common with others, as keyed hashes of the district: of each pair of opponents, each party, the building.
-- `novel` marks the first that came with its hash, whoever may see it: of any two with the same hash at least one is not the first, so all
-- groups are found from the few rows that are not. A unique index says which came first, since no reader sees all of them.
create table dispute_key (
    id          uuid not null,
    dispute_id  uuid not null,
    area        text collate "C" not null,
    district    text collate "C" not null,
    city        text collate "C" generated always as (left(area, 4)) stored,
    subdistrict text collate "C" generated always as (left(area, 9)) stored,
    community   text collate "C" generated always as (left(area, 12)) stored,
    shared_with text collate "C" not null default '',
    kind        text not null,
    number      integer,
    fingerprint bytea not null,
    reported_at timestamptz not null,
    novel       boolean not null,
    constraint dispute_key_pkey primary key (id, district),
    constraint dispute_key_dispute_fkey foreign key (dispute_id, district) references dispute,
    constraint dispute_key_district check (district = left(area, 6))
);
create unique index dispute_key_novel_key on dispute_key (fingerprint, district) where novel;
create index dispute_key_fingerprint_idx on dispute_key (fingerprint, district, reported_at desc);
create index dispute_key_dispute_idx on dispute_key (dispute_id);
create index dispute_key_city_idx on dispute_key (city, kind, reported_at desc, id desc) where not novel;
create index dispute_key_district_idx on dispute_key (district, kind, reported_at desc, id desc) where not novel;
create index dispute_key_subdistrict_idx on dispute_key (subdistrict, kind, reported_at desc, id desc) where not novel;
create index dispute_key_community_idx on dispute_key (community, kind, reported_at desc, id desc) where not novel;
create index dispute_key_area_idx on dispute_key (area, kind, reported_at desc, id desc) where not novel;

do $$
declare
    seen constant text := $p$(area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
        or strpos(shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)$p$;
    t text;
begin
    foreach t in array array['dispute_link', 'dispute_reference', 'dispute_key']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner on %I to current_user using (true) with check (true)', t);
        execute format('create policy area on %I to ${app} using (%s) with check (%s)', t, seen, seen);
    end loop;
end $$;

grant select, insert, update on dispute_link, dispute_reference to ${app};
grant select, insert, delete, update (shared_with) on dispute_key to ${app};
