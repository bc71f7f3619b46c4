import threading

from alembic import op

revision = "a1"
down_revision = None


def fill(name):
    print(name)
    op.execute(f"CREATE TABLE {name} ()")


def upgrade():
    for name in ("one", "two"):
        thread = threading.Thread(target=fill, args=(name,))
        thread.start()
        thread.join()


def downgrade():
    op.execute("DROP TABLE two")
    op.execute("DROP TABLE one")
