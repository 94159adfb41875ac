-- Whoever had a party's name before they were renamed is tied to it as whoever has it now.
create or replace function dispute_ties(about uuid, about_district text, candidate uuid, moment timestamptz)
    returns table (party_id uuid, tie text, decided boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    with candidates as (select * from staff where id = candidate),
    -- A name that they had before is still theirs: of a namesake nobody has checked that they are two people.
    called as (select translate(lower(n.name), ' 　·•・．.', '') as plain from names_of(candidate) n),
    seen as (
        select d.id, d.district from dispute d
        where d.id = about and d.district = about_district
            and (d.area between nullif(current_setting('app.area', true), '') and nullif(current_setting('app.area', true), '') || '~'
                or strpos(d.shared_with, ' ' || nullif(current_setting('app.area', true), '')) > 0)),
    parties as (
        select p.* from dispute_party p join seen on seen.id = p.dispute_id and seen.district = p.district where p.removed_at is null),
    -- A building is what stands before 栋, 幢, 座 or 号楼, else before 号.
    homes as (
        select r.id, r.area, r.household,
            coalesce(substring(a.address from '^.*(?:栋|幢|座|号楼)'), substring(a.address from '^.*号'), a.address) as building
        from resident r, lateral (select regexp_replace(r.address, '\s', '', 'g') as address) a
        where r.district = about_district
            and r.id in (select resident_id from candidates union select p.resident_id from parties p)),
    employers as (
        select o.name, o.credit_code from organization o where o.id in (
            select organization_id from post
            where staff_id = candidate and valid_from <= moment and (valid_until is null or valid_until > moment)
            union select organization_id from mediator where staff_id = candidate and state <> 'ENDED'
            union select organization_id from committee_member where staff_id = candidate)),
    -- Of who speaks for a party nothing but the name is known; whoever did so once has acted in the matter.
    names as (
        select p.id, p.name from parties p join candidates c on (p.resident_id is null or c.resident_id is null)
            and (p.birth_date is null or c.birth_date is null or p.birth_date = c.birth_date)
        where p.kind <> 'ORGANIZATION'
        union all
        select p.id, n.name from parties p, unnest(array[p.guardian_name, p.representative_name]) as n (name)
        union all
        select p.id, r.name from parties p join dispute_representative r on r.party_id = p.id and r.district = p.district),
    ties (party_id, tie) as (
        select p.id, 'IS_PARTY' from parties p join candidates c on c.resident_id = p.resident_id
        union
        select p.id, 'IS_PARTY' from parties p
            join resident r on r.district = p.district and r.document_fingerprint = p.document_fingerprint
            join candidates c on c.resident_id = r.id
        union
        select p.id, case d.kind when 'RELATIVE' then 'RELATIVE' else 'INTEREST' end
        from parties p join dispute_disclosure d
            on d.dispute_id = p.dispute_id and d.district = p.district and d.party_id = p.id and d.staff_id = candidate
        union
        select p.id, case when own.household = home.household then 'SAME_HOUSEHOLD' else 'SAME_BUILDING' end
        from parties p join homes home on home.id = p.resident_id
            join candidates c on c.resident_id <> p.resident_id
            join homes own on own.id = c.resident_id and own.area = home.area
                and (own.household = home.household or own.building = home.building)
        union
        select p.id, 'SAME_EMPLOYER' from parties p
        where exists (select from employers e
            where e.credit_code = p.credit_code or e.name = p.workplace or p.kind = 'ORGANIZATION' and e.name = p.name)
        union
        select n.id, 'SAME_NAME' from names n join called c on c.plain = translate(lower(n.name), ' 　·•・．.', '')
        union
        select null, 'RECUSED' from seen
        where exists (select from dispute_recusal r
            where r.dispute_id = seen.id and r.district = seen.district and r.staff_id = candidate and r.granted))
    -- What was decided about a party that turned out to be somebody else says nothing of who it is.
    select t.party_id, t.tie, exists (
        select from dispute_conflict f join mediator m on m.id = f.mediator_id and m.staff_id = candidate
        where f.dispute_id = about and f.district = about_district
            and (p.identified_at is null or f.at >= p.identified_at)
            and f.ties @> jsonb_build_array(jsonb_build_object('kind', t.tie, 'partyId', t.party_id)))
    from ties t left join parties p on p.id = t.party_id
$$;
