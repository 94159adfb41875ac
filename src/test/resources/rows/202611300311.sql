insert into former_name (record_id, name, until) values ('00000000-0000-7000-8000-000000000099', '示例旧称', now());
