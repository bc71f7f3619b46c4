"""several statements in a string, COMMIT in the text, and what the server reports meanwhile"""

import sqlalchemy as sa
from alembic import op
from show import fails, show

revision = "c"
down_revision = "b"


def upgrade():
    bind = op.get_bind()
    op.execute("INSERT INTO items (name) VALUES ('one'); INSERT INTO items (name) VALUES ('two');")
    show(bind.execute(sa.text("SELECT 1; SELECT name FROM items ORDER BY id")).all())
    show(bind.execute(sa.text("UPDATE items SET mood = 'happy' WHERE name = 'one'; UPDATE items SET mood = NULL")).rowcount)
    op.execute(
        """
        DO $$
        DECLARE
            found text := 'a:b';
        BEGIN
            RAISE NOTICE 'found % at 50%%', found;
            RAISE WARNING 'careful';
            IF found LIKE 'a%' AND found ~ '^a:b$' THEN
                INSERT INTO items (name) VALUES (found || ' 100%' || found::text);
            END IF;
        END
        $$
        """
    )
    op.execute("CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS $f$ SELECT n * 2; $f$")
    op.execute(
        r"""
        CREATE FUNCTION clean(word text) RETURNS text LANGUAGE plpgsql AS $body$
        BEGIN
            -- a comment; with 'quotes'
            RETURN regexp_replace(word, '[\:\s]+', '_', 'g') || E'\n' || '%s';
        END;
        $body$;
        """
    )
    show(bind.execute(sa.text("SELECT twice(21), clean('a : b')")).one())
    op.execute(sa.text("INSERT INTO items (name) VALUES ('12\\:30 \\:x' || :value)").bindparams(value="bound"))
    op.execute("INSERT INTO items (name) VALUES ('colon: :: x::y 10:30')")
    op.execute("INSERT INTO items (name) VALUES ('percent % %% %s %(x)s')")
    op.execute(sa.text("INSERT INTO items (name) VALUES (E'esc\\\\aped' || '\\back')"))
    bind.exec_driver_sql("INSERT INTO items (name) VALUES ('driver :x 5%%')")
    bind.exec_driver_sql("INSERT INTO items (name) VALUES (%s)", ("driver 5% :y",))
    op.execute("-- only a comment\nINSERT INTO items (name) VALUES ('after a comment') -- and behind: it")
    op.execute("/* not /* nested */ */ SELECT '{\"a\": 1}'::jsonb, (ARRAY[1,2,3])[1\\:2]")
    show(bind.execute(sa.text("SELECT '{\"a\": 1}'::jsonb -> 'a', (ARRAY[1,2,3])[1\\:2], '{1,2}'::int[] @> ARRAY[:n], 'x' ? 'y'" if False else "SELECT '{\"a\": 1}'::jsonb -> 'a', (ARRAY[1,2,3])[1\\:2], '{1,2}'::int[] @> ARRAY[:n]"), {"n": 2}).one())
    show(bind.execute(sa.text("SELECT '{\"a\": 1}'::jsonb ? 'a', '{\"a\": 1}'::jsonb ?| array['b'], 5 % 3, 'abc' LIKE '%b%'")).one())
    show(bind.execute(sa.text("SELECT name FROM items ORDER BY id")).scalars().all())
    op.execute("COMMIT")
    op.execute("INSERT INTO items (name) VALUES ('after COMMIT')")
    op.execute("CREATE INDEX CONCURRENTLY items_mood ON items (mood)")


def downgrade():
    op.execute("DROP INDEX items_mood")
    op.execute("DROP FUNCTION twice(int); DROP FUNCTION clean(text)")
