-- The constraints of the tables.
SELECT json_build_object(
    'table', c.oid::bigint,
    'name', o.conname,
    'kind', o.contype,
    'columns', (SELECT json_agg(a.attname ORDER BY k.position)
        FROM unnest(o.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.attnum),
    'included', CASE WHEN i.indnatts > i.indnkeyatts THEN (SELECT json_agg(a.attname ORDER BY k.position)
        FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.attnum
        WHERE k.position > i.indnkeyatts) END,
    'nulls_not_distinct', CASE WHEN o.contype = 'u' THEN (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean END,
    'referred_schema', fn.nspname,
    'referred_visible', CASE WHEN o.confrelid <> 0 THEN pg_table_is_visible(o.confrelid) END,
    'referred_table', f.relname,
    'referred_columns', CASE WHEN o.contype = 'f' THEN (SELECT json_agg(a.attname ORDER BY k.position)
        FROM unnest(o.confkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = k.attnum) END,
    'on_update', o.confupdtype,
    'on_delete', o.confdeltype,
    'match', o.confmatchtype,
    'deferrable', o.condeferrable,
    'deferred', o.condeferred,
    'validated', o.convalidated,
    'definition', pg_get_constraintdef(o.oid, true),
    'comment', d.description)
FROM pg_catalog.pg_constraint o
JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = o.conindid AND o.contype IN ('p', 'u')
LEFT JOIN pg_catalog.pg_class f ON f.oid = o.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = o.oid AND d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objsubid = 0
WHERE {schemas} AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND o.contype IN ('p', 'u', 'f', 'c', 'x') AND {own}
ORDER BY c.oid, o.conname
