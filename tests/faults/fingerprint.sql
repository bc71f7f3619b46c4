-- Waits until nobody else is in the database, then says all that is in it, a line each: schema and rows. The version table is left out.
DO $$
BEGIN
    FOR attempt IN 1..6000 LOOP
        PERFORM pg_stat_clear_snapshot();
        IF NOT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        ) THEN
            RETURN;
        END IF;
        PERFORM pg_sleep(0.005);
    END LOOP;
    RAISE 'sessions are still in the database';
END
$$;

WITH ours AS (
    SELECT c.* FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND c.relname NOT LIKE 'alembic_version%'
), said AS (
    SELECT format('schema %I', nspname) AS line FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
    UNION ALL
    SELECT format('relation %s (%s): %s', oid::regclass, relkind, obj_description(oid, 'pg_class')) FROM ours
    UNION ALL
    SELECT format('column %s.%I: %s%s default %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attnotnull THEN ' not null' END, pg_get_expr(d.adbin, d.adrelid))
    FROM ours c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    UNION ALL
    SELECT format('constraint %s.%I: %s', r.conrelid::regclass, r.conname, pg_get_constraintdef(r.oid))
    FROM pg_constraint r JOIN ours c ON c.oid = r.conrelid
    UNION ALL
    SELECT format('index %s valid=%s: %s', indexrelid::regclass, indisvalid, pg_get_indexdef(indexrelid))
    FROM pg_index i JOIN ours c ON c.oid = i.indexrelid
    UNION ALL
    SELECT format('view %s: %s', oid::regclass, pg_get_viewdef(oid)) FROM ours WHERE relkind IN ('v', 'm')
    UNION ALL
    SELECT format('trigger %s', pg_get_triggerdef(t.oid)) FROM pg_trigger t JOIN ours c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal
    UNION ALL
    SELECT format('type %s (%s): %s', t.oid::regtype, t.typtype, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_enum e ON e.enumtypid = t.oid
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND t.typtype IN ('e', 'd') GROUP BY t.oid
    UNION ALL
    SELECT format('function %s', pg_get_functiondef(p.oid)) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    UNION ALL
    SELECT format('rows of %s: %s', oid::regclass,
                  (xpath('//row/text()', query_to_xml(
                      format('SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS row FROM %s t', oid::regclass),
                      false, false, '')))[1])
    FROM ours WHERE relkind IN ('r', 'm', 'p')
)
SELECT replace(line, chr(10), ' ') FROM said ORDER BY line COLLATE "C";
