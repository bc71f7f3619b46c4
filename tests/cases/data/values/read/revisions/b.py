"""read them"""

import sqlalchemy as sa
from alembic import op
from show import show

revision = "b"
down_revision = "a"

LITERALS = """
1::smallint | -2147483648 | 9223372036854775807 | 12345678901234567890123 | 1::oid | true | false | NULL | NULL::int
1.50 | 1e10::numeric | 'NaN'::numeric | 'infinity'::numeric | -0.00 | 0.1::real | 0.1::float8 | 1e300::float8 | 'nan'::float8 | '-infinity'::float8 | 1e15::float8 | 1e16::float8 | 123456789.123::real | 5::float8
'text' | 'ünïcödé ☃ 𝄞'::varchar(40) | 'ab'::char(5) | 'x'::"char" | 'name'::name | E'tab\\tline\\nback\\\\slash' | 'it''s "quoted"' | '' | '100%'
'\\x00ff27'::bytea | ''::bytea
date '2020-02-29' | date '0001-01-01' | date '9999-12-31' | date 'infinity' | date '-infinity'
time '03:04:05' | time '03:04:05.000006' | time '00:00' | time '24:00' | timetz '03:04:05+02' | timetz '03:04:05.5-03:30' | timetz '03:04:05+00' | timetz '23:59:59+05:30:15'
timestamp '2020-01-02 03:04:05' | timestamp '2020-01-02 03:04:05.123456' | timestamp '2020-01-02' | timestamp 'infinity' | timestamp '-infinity'
timestamptz '2020-01-02 03:04:05+00' | timestamptz '2020-07-02 03:04:05.5+02' | timestamptz 'infinity' | timestamptz '-infinity'
interval '1 day' | interval '1 day 02:03:04.5' | interval '-1 day' | interval '1 year 2 months 3 days' | interval '-1 year -2 months +3 days -04:05:06.7' | interval '100 hours' | interval '0' | interval '-0.000001 seconds' | interval '1 month -1 day'
'00000000-0000-0000-0000-0000000000ff'::uuid | '{"a": [1, 2.50, null, true, "x"], "b": {"c": "☃"}}'::json | '{"a": 1e2}'::jsonb | '5'::jsonb | '"x"'::json | 'null'::jsonb | '[]'::jsonb | '1.10'::json | '12345678901234567890'::jsonb
ARRAY[1,2,NULL] | ARRAY[[1,2],[3,4]] | '{}'::int[] | '[0:1]={5,6}'::int[] | ARRAY['a', NULL, 'b,c', 'd"e', 'f\\\\g', '', 'NULL', '{x}']::text[] | ARRAY[1.5, NULL] | ARRAY[true, false, NULL] | ARRAY[0.1::float8, 'nan'] | ARRAY[0.5::real]
ARRAY[date '2020-01-02', NULL] | ARRAY[timestamp '2020-01-02 03:04:05'] | ARRAY[timestamptz '2020-01-02 03:04:05+00'] | ARRAY[time '01:02'] | ARRAY[timetz '01:02+01'] | ARRAY[interval '1 day'] | ARRAY['\\x00ff'::bytea] | ARRAY['00000000-0000-0000-0000-0000000000ff'::uuid] | ARRAY['{"a": 1}'::json] | ARRAY['{"a": "b,c"}'::jsonb]
ARRAY['happy', 'sad one', NULL]::mood[] | '{}'::mood[] | ARRAY['x']::varchar[] | ARRAY['x']::char(2)[] | ARRAY['n']::name[] | ARRAY[1]::bigint[] | ARRAY[1]::smallint[] | ARRAY[1]::oid[] | ARRAY['10.0.0.1'::inet] | ARRAY['10.0.0.0/8'::cidr] | ARRAY['08:00:2b:01:02:03'::macaddr] | ARRAY[point '(1,2)'] | ARRAY[1::money] | ARRAY[B'101'] | ARRAY['<a/>'::xml] | ARRAY['a'::tsvector]
'happy'::mood | 'sad one'::mood | ROW(1, 'x')::pair | ROW(1, NULL, 'a b') | ARRAY[ROW(1, 'x')::pair] | 5::positive | ARRAY[5]::positive[]
int4range(1, 5) | int4range(1, 5, '[]') | int4range(NULL, 5) | 'empty'::int4range | int8range(1, NULL) | numrange(1.5, 2.5, '(]') | numrange(NULL, NULL) | daterange('2020-01-01', '2020-02-01') | tsrange('2020-01-01', '2020-02-01 03:04:05.6') | tstzrange('2020-01-01 00:00+00', NULL, '()') | daterange('infinity', NULL) | ARRAY[int4range(1, 3), NULL]
'{[1,3), [5,7)}'::int4multirange | '{}'::nummultirange | '{[2020-01-01,2020-02-01)}'::datemultirange | '{[2020-01-01 00:00,2020-02-01 00:00)}'::tsmultirange | '{[1,2)}'::int8multirange | '{["2020-01-01 00:00+00","2020-02-01 00:00+00")}'::tstzmultirange
'a=>1, "b c"=>NULL, "d\\\\"e"=>"f,g"'::hstore | ''::hstore | ARRAY['a=>1'::hstore]
'10.0.0.1'::inet | '10.0.0.1/24'::inet | '::1'::inet | '10.0.0.0/8'::cidr | '08:00:2b:01:02:03'::macaddr | '08:00:2b:01:02:03:04:05'::macaddr8
12.34::money | B'101' | B'101'::bit varying(5) | '<a>x</a>'::xml | to_tsvector('simple', 'the cat sat') | to_tsquery('simple', 'cat & sat') | point '(1,2.5)' | box '(1,1),(0,0)' | line '{1,2,3}' | lseg '[(0,0),(1,1)]' | path '((0,0),(1,1))' | polygon '((0,0),(1,1),(1,0))' | circle '<(0,0),1>'
'$.a[*]'::jsonpath | 'pg_class'::regclass | 'int4'::regtype | pg_typeof(1) | txid_current_snapshot() IS NOT NULL | '1/2'::pg_lsn | '(1,2)'::tid | '5'::xid | ARRAY[NULL, NULL] | ARRAY[]::text[] | '{{a,b},{c,NULL}}'::text[] | '{{{1}}}'::int[]
"""


def upgrade():
    bind = op.get_bind()
    for line in LITERALS.strip().splitlines():
        for literal in line.split(" | "):
            literal = literal.strip().replace("\\\\", "\\")
            value = bind.exec_driver_sql("SELECT " + literal.replace("%", "%%")).scalar()
            if isinstance(value, memoryview):
                print(literal, "=", bytes(value), value.format, value.nbytes)
            elif isinstance(value, list) and value and isinstance(value[0], memoryview):
                print(literal, "=", [bytes(item) for item in value])
            else:
                print(literal, "=", repr(value), type(value).__name__)
    for literal in (
        "date '10000-01-01'", "date '0044-03-15 BC'", "timestamp '0044-03-15 BC'", "timestamp '10000-01-01'", "timestamptz '294276-01-01 00:00+00'",
        "interval '10000000 years'", "ARRAY[date '20000-01-01']", "daterange('20000-01-01', NULL)",
    ):
        with bind.begin_nested():
            try:
                show(bind.exec_driver_sql("SELECT " + literal).scalar())
            except Exception as error:
                print(literal, type(error).__module__, type(error).__name__, str(error))
    for zone in ("America/New_York", "Asia/Kolkata", "Europe/Berlin", "UTC", "-03:30"):
        bind.execute(sa.text("SELECT set_config('TimeZone', :zone, false)"), {"zone": zone})
        show(bind.exec_driver_sql("SELECT timestamptz '2020-07-02 12:00:00.25+00', timestamptz '1900-01-01 00:00+00', timestamptz '2020-01-01 00:00', tstzrange('2020-01-01 00:00+00', NULL)").one())
        show(bind.exec_driver_sql("SELECT timestamptz 'infinity', '2020-07-02 12:00:00+00'::timestamptz::text, current_setting('TimeZone')").one())
    bind.exec_driver_sql("RESET TimeZone")
    for style in ("SQL, DMY", "German"):
        bind.exec_driver_sql("SAVEPOINT s")
        bind.exec_driver_sql("SET LOCAL bytea_output = 'escape'")
        bind.exec_driver_sql("SET LOCAL extra_float_digits = 0")
        row = bind.exec_driver_sql(r"SELECT '\x00ff275c41'::bytea, 0.1::float8 + 0.2").one()
        show(bytes(row[0]), row[1])
        bind.exec_driver_sql("ROLLBACK TO SAVEPOINT s")


def downgrade():
    pass
