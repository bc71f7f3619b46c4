from alembic import op

revision = "literal"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import ast

    ast.literal_eval("[" * 100000 + "]" * 100000)


def downgrade():
    pass
