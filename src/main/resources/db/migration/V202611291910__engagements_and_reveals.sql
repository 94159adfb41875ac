-- The term of each engagement stays readable when another one follows it. Of those before only the last is known.
alter table mediator_step add column engaged_from date, add column engaged_until date;
update mediator_step s set engaged_from = m.engaged_from, engaged_until = m.engaged_until
from mediator m
where m.id = s.mediator_id and s.id = (
    select l.id from mediator_step l where l.mediator_id = m.id and l.state = 'ENGAGED' order by l.at desc, l.id desc limit 1);

-- Of which part of a record full values were shown, and of which of its fields.
alter table journal add column part_id text, add column fields text;
