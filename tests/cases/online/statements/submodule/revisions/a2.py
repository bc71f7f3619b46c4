"""two"""

from library.inner.kinds import label  # noqa: F401  makes `import library` enough for the file before

revision = "a2"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
