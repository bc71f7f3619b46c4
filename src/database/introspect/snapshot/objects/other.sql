-- What nobody compares, by kind and name, so that a difference can at least be told.
SELECT json_build_object('oid', o.oid::bigint, 'kind', 'other', 'name', o.name, 'node', o.name, 'create', '', 'drop', '')
FROM (
    SELECT p.oid, 'pg_catalog.pg_operator'::regclass AS class, 'operator ' || p.oid::regoperator AS name FROM pg_catalog.pg_operator p JOIN names n ON n.oid = p.oprnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_opfamily'::regclass, 'operator family ' || n.prefix || quote_ident(p.opfname) FROM pg_catalog.pg_opfamily p JOIN names n ON n.oid = p.opfnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_opclass'::regclass, 'operator class ' || n.prefix || quote_ident(p.opcname) FROM pg_catalog.pg_opclass p JOIN names n ON n.oid = p.opcnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_conversion'::regclass, 'conversion ' || n.prefix || quote_ident(p.conname) FROM pg_catalog.pg_conversion p JOIN names n ON n.oid = p.connamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_config'::regclass, 'text search configuration ' || n.prefix || quote_ident(p.cfgname) FROM pg_catalog.pg_ts_config p JOIN names n ON n.oid = p.cfgnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_dict'::regclass, 'text search dictionary ' || n.prefix || quote_ident(p.dictname) FROM pg_catalog.pg_ts_dict p JOIN names n ON n.oid = p.dictnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_parser'::regclass, 'text search parser ' || n.prefix || quote_ident(p.prsname) FROM pg_catalog.pg_ts_parser p JOIN names n ON n.oid = p.prsnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_class'::regclass, 'foreign table ' || n.prefix || quote_ident(p.relname) FROM pg_catalog.pg_class p JOIN names n ON n.oid = p.relnamespace WHERE p.relkind = 'f'
    UNION ALL SELECT p.oid, 'pg_catalog.pg_type'::regclass, 'base type ' || n.prefix || quote_ident(p.typname) FROM pg_catalog.pg_type p JOIN names n ON n.oid = p.typnamespace WHERE p.typtype = 'b' AND p.typcategory <> 'A'
    UNION ALL SELECT p.oid, 'pg_catalog.pg_foreign_data_wrapper'::regclass, 'foreign data wrapper ' || quote_ident(p.fdwname) FROM pg_catalog.pg_foreign_data_wrapper p
    UNION ALL SELECT p.oid, 'pg_catalog.pg_foreign_server'::regclass, 'foreign server ' || quote_ident(p.srvname) FROM pg_catalog.pg_foreign_server p
    UNION ALL SELECT p.oid, 'pg_catalog.pg_publication'::regclass, 'publication ' || quote_ident(p.pubname) FROM pg_catalog.pg_publication p
    UNION ALL SELECT p.oid, 'pg_catalog.pg_cast'::regclass, format('cast (%s AS %s)', format_type(p.castsource, NULL), format_type(p.casttarget, NULL)) FROM pg_catalog.pg_cast p WHERE p.oid >= 16384
    UNION ALL SELECT p.oid, 'pg_catalog.pg_language'::regclass, 'language ' || quote_ident(p.lanname) FROM pg_catalog.pg_language p WHERE p.oid >= 16384
) o
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = o.class AND m.objid = o.oid)
    -- Such as the casts of a range.
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype = 'i')
