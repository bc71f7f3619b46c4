"""constants-of-socket"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # Settings of a project name them at import; the numbers are those of Linux.
    import socket

    for name in "TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_NODELAY SO_REUSEPORT SO_KEEPALIVE IPV6_V6ONLY AI_CANONNAME".split():
        op.execute("SELECT %d -- %s" % (getattr(socket, name), name))
    op.execute("SELECT %d" % sa.Integer().python_type(socket.SOCK_RAW))


def downgrade():
    pass
