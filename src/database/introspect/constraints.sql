-- The constraints of a table.
SELECT json_build_object(
    'name', o.conname,
    'kind', o.contype,
    'columns', (SELECT json_agg(a.attname ORDER BY k.position)
        FROM unnest(o.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.attnum),
    'included', (SELECT json_agg(a.attname ORDER BY k.position)
        FROM pg_catalog.pg_index i, unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, position), pg_catalog.pg_attribute a
        WHERE i.indexrelid = o.conindid AND o.contype IN ('u', 'p') AND k.position > i.indnkeyatts
            AND a.attrelid = o.conrelid AND a.attnum = k.attnum),
    'nulls_not_distinct', (SELECT (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean
        FROM pg_catalog.pg_index i WHERE i.indexrelid = o.conindid AND o.contype = 'u'),
    'referred_schema', fn.nspname,
    'referred_visible', pg_table_is_visible(o.confrelid),
    'referred_table', f.relname,
    'referred_columns', (SELECT json_agg(a.attname ORDER BY k.position)
        FROM unnest(o.confkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = k.attnum),
    'on_update', o.confupdtype,
    'on_delete', o.confdeltype,
    'match', o.confmatchtype,
    'deferrable', o.condeferrable,
    'deferred', o.condeferred,
    'validated', o.convalidated,
    'no_inherit', o.connoinherit,
    'definition', pg_get_constraintdef(o.oid, true),
    'comment', obj_description(o.oid, 'pg_constraint'))
FROM pg_catalog.pg_constraint o
JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class f ON f.oid = o.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
WHERE {schema} AND {table}
ORDER BY o.conname
