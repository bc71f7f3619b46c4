"""alembic-utils-function"""

from alembic import op
from alembic_utils.pg_function import PGFunction
from sqlalchemy import text as sql_text

revision = "a1"
down_revision = None

plain = PGFunction(
    schema="public",
    signature="to_upper(some_text text default 'unknown', other integer DEFAULT 3)",
    definition="""
    returns text
    as
    $$ select upper(some_text) || ':' || other::text || ':x' $$ language SQL;
    """,
)
plpgsql = PGFunction(
    schema='"Shop"',
    signature="clamp( )",
    definition="returns bigint\n LANGUAGE plpgsql\nAS $function$\nDECLARE\n    low bigint := 3; -- Combine\\: a:b\nBEGIN\n    RETURN low::bigint % 5;\nEND;\n$function$",
)
nothing = PGFunction(schema="public", signature="nothing()", definition="returns trigger as $$ begin return new; end $$ language 'plpgsql'")
read = PGFunction.from_sql(
    """CREATE OR REPLACE FUNCTION public."mixedCase"(a integer,
    b integer) RETURNS integer AS $$ select a + b $$ LANGUAGE sql;"""
)


def upgrade():
    for entity in (plain, plpgsql, nothing, read):
        op.create_entity(entity)
    for entity in (plain, plpgsql, nothing, read):
        op.replace_entity(entity)
    op.execute(sql_text("SELECT 1"))


def downgrade():
    op.drop_entity(plain)
    op.drop_entity(plpgsql, cascade=True)
    op.drop_entity(nothing)
    op.drop_entity(read)
