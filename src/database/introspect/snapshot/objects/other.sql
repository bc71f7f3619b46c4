-- What nobody compares, by kind, name and, as far as that is cheap, what it is, so that a difference can at least be told.
SELECT json_build_object('oid', o.oid::bigint, 'kind', 'other', 'name', o.name, 'node', o.name, 'create', '', 'drop', '', 'shape', concat_ws(' ', o.shape, obj_description(o.oid, o.class::text)))
FROM (
    SELECT p.oid, 'pg_catalog.pg_operator'::regclass AS class, 'operator ' || p.oid::regoperator AS name,
        concat_ws(' ', p.oprcode::regproc, p.oprresult::regtype, p.oprcom::regoperator, p.oprnegate::regoperator, p.oprrest::regproc, p.oprjoin::regproc, p.oprcanmerge, p.oprcanhash) AS shape
    FROM pg_catalog.pg_operator p JOIN names n ON n.oid = p.oprnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_opfamily'::regclass, 'operator family ' || n.prefix || quote_ident(p.opfname),
        concat_ws(' ', p.opfmethod,
            (SELECT string_agg(format('%s %s %s', a.amopstrategy, a.amopopr::regoperator, a.amoppurpose), ', ' ORDER BY a.amopstrategy, a.amopopr::regoperator::text) FROM pg_catalog.pg_amop a WHERE a.amopfamily = p.oid),
            (SELECT string_agg(format('%s %s', a.amprocnum, a.amproc::regprocedure), ', ' ORDER BY a.amprocnum, a.amproc::regprocedure::text) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = p.oid))
    FROM pg_catalog.pg_opfamily p JOIN names n ON n.oid = p.opfnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_opclass'::regclass, 'operator class ' || n.prefix || quote_ident(p.opcname), concat_ws(' ', p.opcintype::regtype, p.opckeytype::regtype, p.opcdefault)
    FROM pg_catalog.pg_opclass p JOIN names n ON n.oid = p.opcnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_conversion'::regclass, 'conversion ' || n.prefix || quote_ident(p.conname), concat_ws(' ', p.conforencoding, p.contoencoding, p.conproc::regproc, p.condefault)
    FROM pg_catalog.pg_conversion p JOIN names n ON n.oid = p.connamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_config'::regclass, 'text search configuration ' || n.prefix || quote_ident(p.cfgname),
        concat_ws(' ', (SELECT s.prsname FROM pg_catalog.pg_ts_parser s WHERE s.oid = p.cfgparser),
            (SELECT string_agg(format('%s %s', m.maptokentype, m.mapdict::regdictionary), ', ' ORDER BY m.maptokentype, m.mapseqno) FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = p.oid))
    FROM pg_catalog.pg_ts_config p JOIN names n ON n.oid = p.cfgnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_dict'::regclass, 'text search dictionary ' || n.prefix || quote_ident(p.dictname),
        concat_ws(' ', (SELECT t.tmplname FROM pg_catalog.pg_ts_template t WHERE t.oid = p.dicttemplate), p.dictinitoption)
    FROM pg_catalog.pg_ts_dict p JOIN names n ON n.oid = p.dictnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_parser'::regclass, 'text search parser ' || n.prefix || quote_ident(p.prsname), concat_ws(' ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype)
    FROM pg_catalog.pg_ts_parser p JOIN names n ON n.oid = p.prsnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_ts_template'::regclass, 'text search template ' || n.prefix || quote_ident(p.tmplname), concat_ws(' ', p.tmplinit, p.tmpllexize)
    FROM pg_catalog.pg_ts_template p JOIN names n ON n.oid = p.tmplnamespace
    UNION ALL SELECT p.oid, 'pg_catalog.pg_type'::regclass, 'base type ' || n.prefix || quote_ident(p.typname), concat_ws(' ', p.typinput, p.typoutput, p.typreceive, p.typsend, p.typlen, p.typalign, p.typstorage, p.typcategory, p.typdefault)
    FROM pg_catalog.pg_type p JOIN names n ON n.oid = p.typnamespace WHERE p.typtype = 'b' AND p.typcategory <> 'A'
    UNION ALL SELECT p.oid, 'pg_catalog.pg_cast'::regclass, format('cast (%s AS %s)', format_type(p.castsource, NULL), format_type(p.casttarget, NULL)), concat_ws(' ', p.castfunc::regprocedure, p.castcontext, p.castmethod)
    FROM pg_catalog.pg_cast p WHERE p.oid >= 16384
    UNION ALL SELECT p.oid, 'pg_catalog.pg_language'::regclass, 'language ' || quote_ident(p.lanname), concat_ws(' ', p.lanpltrusted, p.lanplcallfoid::regproc, p.laninline::regproc, p.lanvalidator::regproc)
    FROM pg_catalog.pg_language p WHERE p.oid >= 16384
    UNION ALL SELECT p.oid, 'pg_catalog.pg_transform'::regclass, format('transform for %s language %s', format_type(p.trftype, NULL), (SELECT l.lanname FROM pg_catalog.pg_language l WHERE l.oid = p.trflang)),
        concat_ws(' ', p.trffromsql::regprocedure, p.trftosql::regprocedure)
    FROM pg_catalog.pg_transform p
    UNION ALL SELECT p.oid, 'pg_catalog.pg_am'::regclass, 'access method ' || quote_ident(p.amname), concat_ws(' ', p.amtype, p.amhandler) FROM pg_catalog.pg_am p WHERE p.oid >= 16384
    -- Only some of their columns are for everybody's eyes.
    UNION ALL SELECT 0, 'pg_catalog.pg_subscription'::regclass, 'subscription ' || quote_ident(p.subname), p.subpublications::text
    FROM pg_catalog.pg_subscription p JOIN pg_catalog.pg_database d ON d.oid = p.subdbid AND d.datname = current_database()
) o
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = o.class AND m.objid = o.oid)
    -- Such as the casts of a range.
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype = 'i')
UNION ALL
SELECT json_build_object('oid', 0, 'kind', 'other', 'name', l.name, 'node', l.name, 'create', '', 'drop', '', 'shape', l.label)
FROM (SELECT format('security label of %s on %s %s', s.provider, s.objtype, s.objname) AS name, s.label FROM pg_catalog.pg_seclabels s WHERE s.objtype NOT IN ('role', 'database', 'tablespace', 'large object')) l
