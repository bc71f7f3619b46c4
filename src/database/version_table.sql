-- Completed by name and place of the table. One row if it is there; its value: how many characters version_num may have, NULL for no limit.
-- Only the column of a real table can be altered, so a view or a foreign table has NULL as well.
SELECT CASE
         WHEN c.relkind IN ('r', 'p') AND a.atttypid IN (1042, 1043) AND a.atttypmod > 4 THEN a.atttypmod - 4
       END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'version_num' AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
