-- What the register said of a resident when it became a party, as its name and birth date: the papers of that day keep it. The address lies open as
-- it does in the register; a sealed phone is bound to no row.
alter table dispute_party
    add column resident_sex text,
    add column resident_phone_sealed bytea,
    add column resident_address text;

update dispute_party p
   set resident_sex = r.sex,
       resident_address = r.address,
       resident_phone_sealed = (select f.sealed from resident_phone f where f.resident_id = r.id and f.district = r.district
                                order by f.position limit 1)
  from resident r where r.id = p.resident_id and r.district = p.district;
