-- Whose account applied for a child or ward: who acts for one side is known by their record, whatever their account is called.
alter table dispute_party add column guardian_resident_id uuid;

update dispute_party p
   set guardian_resident_id = s.resident_id
  from dispute d, post o, staff s
 where d.id = p.dispute_id and d.district = p.district and p.guardianship is not null
   and o.subject = d.applicant and o.role = 'RESIDENT' and s.id = o.staff_id and s.resident_id is not null;
