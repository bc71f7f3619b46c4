"""the driver's own objects"""

import io

import sqlalchemy as sa
from alembic import op
from show import fails, show

revision = "b"
down_revision = "a"


def upgrade():
    bind = op.get_bind()
    cursor = bind.connection.cursor()
    show(cursor.execute("SELECT id, name FROM items WHERE id < %s ORDER BY 1", (4,)))
    show(cursor.rowcount, cursor.fetchone(), cursor.fetchmany(1), cursor.fetchall(), cursor.fetchone(), cursor.fetchall())
    show([column[0] for column in cursor.description], [column.name for column in cursor.description], cursor.description[0].type_code, cursor.description[1][1], cursor.description)
    cursor.execute("SELECT id FROM items WHERE name = %(name)s", {"name": "item 3"})
    show(cursor.fetchone()[0])
    cursor.execute("UPDATE items SET price = 5 WHERE id < 3")
    show(cursor.rowcount, cursor.description, cursor.statusmessage, cursor.query)
    fails(cursor.fetchall)
    cursor.executemany("INSERT INTO items (name) VALUES (%s)", [("a",), ("b",)])
    show(cursor.rowcount)
    show(cursor.mogrify("SELECT %s, %s, %s", (1, "it's", None)), cursor.mogrify("SELECT 1"))
    cursor.execute("SELECT 1; SELECT 2, 3")
    show(cursor.fetchall())
    for row in cursor:
        show(row)
    cursor.execute("SELECT id FROM items ORDER BY 1 LIMIT 3")
    show([row for row in cursor], cursor.closed, cursor.arraysize, cursor.lastrowid)
    cursor.close()
    show(cursor.closed)
    fails(cursor.execute, "SELECT 1")
    with bind.connection.cursor() as other:
        other.execute("SELECT count(*) FROM items")
        show(other.fetchone())
    show(other.closed)
    raw = bind.connection.dbapi_connection
    show(raw.autocommit, raw.closed, raw.encoding, raw.status, raw.server_version // 10000, raw.get_parameter_status("client_encoding"))
    with raw.cursor() as other:
        other.copy_expert("COPY items (name, price) FROM STDIN WITH (FORMAT csv)", io.StringIO("copied one,1.5\n\"copied, two\",\n"))
        show(other.rowcount)
        other.copy_from(io.StringIO("tab one\t2\ntab two\t\\N\n"), "items", columns=("name", "price"))
        show(other.rowcount)
        target = io.StringIO()
        other.copy_expert("COPY (SELECT name, price FROM items WHERE id > 9 ORDER BY id) TO STDOUT WITH CSV HEADER", target)
        show(target.getvalue())
        target = io.StringIO()
        other.copy_to(target, "items", sep="|", null="-", columns=("id", "name"))
        show(target.getvalue().splitlines()[-1])
    savepoint = bind.begin_nested()
    cursor = bind.connection.cursor()
    error = fails(cursor.execute, "SELECT nothing FROM items")
    show(error.pgcode, error.pgerror, error.diag.message_primary, error.diag.severity, error.diag.sqlstate)
    savepoint.rollback()
    fails(cursor.execute, "SELECT %s", ())
    cursor.execute("SELECT 'x' AS \"a b\", 2")
    show(cursor.description[0].name, cursor.fetchall())


def downgrade():
    op.get_bind().connection.cursor().execute("DELETE FROM items WHERE id > 7")
