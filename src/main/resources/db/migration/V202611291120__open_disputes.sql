-- How many disputes are in hand, overdue and completed, as of any month. Definitions changed too: who performed an agreement, what ends the duty of
-- an urgent matter. What was counted before is counted again, and what differs stands in the months of now by RECORDED.
do $$
declare
    counted text;
begin
    foreach counted in array array['count_pending', 'count_entry', 'count_cell']
    loop
        execute format('alter table %I add column completed bigint not null default 0, add column open bigint not null default 0,
            add column overdue bigint not null default 0, add column late bigint not null default 0', counted);
    end loop;
end $$;

insert into count_backlog (area, district, reported_at, dispute_id)
select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute
on conflict (area, district) do update set reported_at = excluded.reported_at, dispute_id = excluded.dispute_id;
