-- What is in hand or overdue leaves a grid in the month in which it is moved, as its end is recorded where it lies then. Successions booked it in the
-- month 0001-01, with what stays where it was recorded. It is booked anew in the month of now, so that a month that is over stays as it was.
insert into count_pending (dispute_id, area, district, month, booked, type, public_order_type, source, level, form, at, open, overdue)
select dispute_id, area, district, month, b.booked, type, public_order_type, source, level, form, now(), b.sign * sum(open), b.sign * sum(overdue)
from (
    select dispute_id, area, district, month, type, public_order_type, source, level, form, open, overdue from count_entry where booked = date '0001-01-01'
    union all
    select dispute_id, area, district, month, type, public_order_type, source, level, form, open, overdue from count_pending
    where booked = date '0001-01-01') moved,
    (values (date '0001-01-01', -1), (date_trunc('month', now() at time zone 'Asia/Shanghai')::date, 1)) b (booked, sign)
where open <> 0 or overdue <> 0
group by dispute_id, area, district, month, b.booked, b.sign, type, public_order_type, source, level, form
having sum(open) <> 0 or sum(overdue) <> 0;
