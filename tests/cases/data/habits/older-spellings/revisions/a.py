"""what revision files wrote before SQLAlchemy 2"""

import sqlalchemy as sa
from alembic import op
from show import show

revision = "a"
down_revision = None


def upgrade():
    connection = op.get_bind()
    items = op.create_table("items", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String), sa.Column("price", sa.Integer))
    connection.execute("INSERT INTO items (name, price) VALUES ('one', 1), ('two', 2)")
    connection.execute("INSERT INTO items (name, price) VALUES (%s, %s)", "three", 3)
    connection.execute("INSERT INTO items (name, price) VALUES (%(name)s, %(price)s)", name="four", price=4)
    connection.execute(sa.text("INSERT INTO items (name, price) VALUES (:name, :price)"), name="five", price=5)
    connection.execute(items.insert(), name="six", price=6)
    result = connection.execute("SELECT * FROM items WHERE name LIKE 't%' ORDER BY id")
    for row in result:
        show(row["name"], row[items.c.price], row.keys(), dict(row), row.items(), row.has_key("id"))
    show(connection.execute(sa.select([items.c.id, items.c.name], items.c.price > 4).order_by(items.c.id)).fetchall())
    show(connection.execute(sa.select([sa.case([(items.c.price > 3, "much")], else_="little")]).order_by(items.c.id)).scalar())
    with connection.begin():
        connection.execute("UPDATE items SET price = price + 1")
    transaction = connection.begin()
    connection.execute("UPDATE items SET price = price + 1")
    transaction.commit()
    show(connection.execute("SELECT sum(price) FROM items").scalar())
    show(op.get_bind().engine.execute("SELECT 5 % 3").scalar(), connection.scalar("SELECT count(*) FROM items"))
    raw = connection.connection
    raw.set_isolation_level(0)
    connection.execute("VACUUM items")
    raw.set_isolation_level(1)
    connection.execute("INSERT INTO items (name) VALUES ('after')")
    try:
        connection.execute("INSERT INTO items (id) VALUES (1)")
    except sa.exc.IntegrityError as error:
        show(type(error.orig).__name__)
    show(connection.exec_driver_sql("SELECT '100%', '50%%'").one())


def downgrade():
    op.drop_table("items")
