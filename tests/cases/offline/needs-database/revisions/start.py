"""start"""


revision = "start"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
