"""what is there already is left alone"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import inspect
from sqlalchemy.engine.reflection import Inspector

revision = "a"
down_revision = None


def table_exists(name, schema=None):
    return name in sa.inspect(op.get_bind()).get_table_names(schema=schema)


def column_exists(table, column):
    return any(c["name"] == column for c in inspect(op.get_bind()).get_columns(table))


def index_exists(table, name):
    return name in {index["name"] for index in inspect(op.get_bind()).get_indexes(table)}


def constraint_exists(name):
    return op.get_bind().execute(sa.text("SELECT 1 FROM pg_constraint WHERE conname = :name"), {"name": name}).fetchone() is not None


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    for _ in range(2):
        if not table_exists("accounts"):
            op.create_table("accounts", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50)))
        if not column_exists("accounts", "email"):
            op.add_column("accounts", sa.Column("email", sa.String(80)))
        if not index_exists("accounts", "ix_accounts_email"):
            op.create_index("ix_accounts_email", "accounts", ["email"], unique=True)
        if not constraint_exists("name_filled"):
            op.create_check_constraint("name_filled", "accounts", "name <> ''")
        print(table_exists("accounts"), column_exists("accounts", "email"), index_exists("accounts", "ix_accounts_email"), constraint_exists("name_filled"))
    inspector = Inspector.from_engine(bind) if hasattr(Inspector, "from_engine") else inspect(bind)
    if "accounts" in inspector.get_table_names() and not inspector.get_foreign_keys("accounts"):
        op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True), sa.Column("account_id", sa.Integer, sa.ForeignKey("accounts.id", ondelete="CASCADE", name="orders_account")))
    for fk in inspect(bind).get_foreign_keys("orders"):
        if fk["referred_table"] == "accounts" and fk["options"].get("ondelete") == "CASCADE":
            op.drop_constraint(fk["name"], "orders", type_="foreignkey")
            op.create_foreign_key("orders_account_id_fkey", "orders", "accounts", fk["constrained_columns"], fk["referred_columns"], ondelete="SET NULL")
    types = {c["name"]: c["type"] for c in inspect(bind).get_columns("accounts")}
    if isinstance(types["name"], sa.String) and types["name"].length < 100:
        op.alter_column("accounts", "name", type_=sa.String(100), existing_type=types["name"])
    bind.execute(sa.text("INSERT INTO accounts (name, email) VALUES ('a', 'a@x')"))
    for name, email in (("b", "a@x"), ("", "b@x"), ("c", "c@x")):
        try:
            with bind.begin_nested():
                bind.execute(sa.text("INSERT INTO accounts (name, email) VALUES (:name, :email)"), {"name": name, "email": email})
        except sa.exc.IntegrityError as error:
            print("skipped", error.orig.diag.constraint_name)
    if not bind.execute(sa.text("SELECT EXISTS (SELECT FROM information_schema.tables WHERE table_name = :t)"), {"t": "nothing"}).scalar():
        print("no such table")
    op.execute("CREATE TABLE IF NOT EXISTS accounts (id int)")
    op.execute("ALTER TABLE accounts ADD COLUMN IF NOT EXISTS email text")
    op.create_table("accounts", sa.Column("id", sa.Integer), if_not_exists=True)
    op.drop_table("nothing", if_exists=True)
    version = bind.execute(sa.text("SHOW server_version_num")).scalar()
    print(int(version) >= 100000, bind.dialect.server_version_info >= (10,))


def downgrade():
    for name in ("orders", "accounts"):
        if sa.inspect(op.get_bind()).has_table(name):
            op.drop_table(name)
