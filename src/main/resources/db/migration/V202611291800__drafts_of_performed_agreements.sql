-- A variation that was being signed when its agreement was fully performed varies nothing any more; before, it kept the file open for good.
update outcome o set track = 'LAPSED', version = o.version + 1
from dispute d
where d.id = o.dispute_id and d.district = o.district and d.draft_id = o.id and d.status = 'FULFILLED';
update dispute set draft_id = null, version = version + 1 where draft_id is not null and status = 'FULFILLED';
