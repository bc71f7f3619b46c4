"""one"""

import no_such_module

revision = "a1"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
