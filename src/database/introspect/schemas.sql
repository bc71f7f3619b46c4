-- Names of schemas, those of the system left out except the information schema.
SELECT json_build_object('name', n.nspname)
FROM pg_catalog.pg_namespace n
WHERE n.nspname NOT LIKE 'pg\_%'
ORDER BY n.nspname
