-- A withdrawal says that its applicant was told of the other routes; the notices that came with withdrawals named every party.
update route_notice n set told = array[p.number]
from dispute_withdrawal w
join dispute_party p on p.id = w.party_id and p.district = w.district
where n.outcome_id is null and n.dispute_id = w.dispute_id and n.district = w.district and n.at between w.at and w.at + interval '2 seconds';
