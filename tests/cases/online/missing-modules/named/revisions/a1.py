"""modules that are named and not used"""

from typing import Optional

import no_such_client.errors
import sqlalchemy as sa
from alembic import op
from no_such_models import Base, Status
from no_such_types import ID4 as Key

revision = "a1"
down_revision = None

try:
    import no_such_accelerator as accelerator
except ImportError:
    accelerator = None


class Report(Base):
    title: str

    def shown(self, key: Optional[Key], state: Status | None) -> Key:
        return self.render(key)


def notify(names):
    for name in names:
        no_such_client.errors.report(name)


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True))
    notify(op.get_bind().execute(sa.text("SELECT id FROM t")).scalars())
    op.add_column("t", sa.Column("note", sa.Text, server_default="none" if accelerator is None else "fast"))


def downgrade():
    op.drop_table("t")
