"""two"""

revision: str = "a2"
down_revision: str = ("a1",)
branch_labels = ()
depends_on = ""


def upgrade():
    pass


def downgrade():
    pass
