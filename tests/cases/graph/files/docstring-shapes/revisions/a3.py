# a comment first
"""three

Revision ID: a3
Revises: a2
Create Date: 2026-01-31 12:00:00

"""

revision = "a3"
down_revision = "a2"


def upgrade():
    pass


def downgrade():
    pass
