"""two"""

revision = "".join(["a", "2"])
down_revision = "a%d" % 1


def upgrade():
    pass


def downgrade():
    pass
