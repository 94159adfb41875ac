-- How many areas right below had no accepted report when an edition was counted, submitted or locked; its content names them.
alter table report_edition add column missing integer not null default 0;
