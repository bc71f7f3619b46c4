-- What every query of this folder begins with. The schemas that are looked at; the one that goes without saying is not said.
WITH names AS (
    SELECT n.oid, n.nspname, CASE WHEN n.nspname = current_schema() THEN '' ELSE quote_ident(n.nspname) || '.' END AS prefix,
        CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname || '.' END AS place
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND {namespaces}
), members AS (
    -- What belongs to an extension comes and goes with it.
    SELECT e.classid, e.objid FROM pg_catalog.pg_depend e WHERE e.deptype = 'e'
), hidden AS (
    -- The sequences of identities and of SERIAL keys come and go with their columns.
    SELECT DISTINCT o.objid AS oid, o.refobjid AS relation, o.refobjsubid AS number
    FROM pg_catalog.pg_depend o
    JOIN pg_catalog.pg_class s ON s.oid = o.objid AND s.relkind = 'S'
    JOIN pg_catalog.pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
    LEFT JOIN pg_catalog.pg_index i ON i.indrelid = o.refobjid AND i.indisprimary AND i.indnkeyatts = 1 AND i.indkey[0] = o.refobjsubid
    WHERE o.classid = 'pg_catalog.pg_class'::regclass AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.refobjsubid > 0
        AND (o.deptype = 'i' OR o.deptype = 'a' AND i.indexrelid IS NOT NULL AND a.atttypid IN (20, 23)
            AND EXISTS (SELECT FROM pg_catalog.pg_depend u JOIN pg_catalog.pg_attrdef d ON d.oid = u.objid
                WHERE u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.refclassid = 'pg_catalog.pg_class'::regclass
                    AND u.refobjid = s.oid AND d.adrelid = o.refobjid AND d.adnum = o.refobjsubid))
)
