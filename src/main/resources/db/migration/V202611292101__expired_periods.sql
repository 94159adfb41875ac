-- A period that was extended expires too.
update code set name_zh = '期限届满', name_en = 'The period expired'
 where code_table = 'end-reasons' and code = 'PERIOD_EXPIRED' and name_zh = '期限届满且未延长';
