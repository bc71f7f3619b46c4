"""tables with rows"""

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    teams = op.create_table("teams", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50), nullable=False, unique=True))
    users = op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("age", sa.Integer),
        sa.Column("kind", sa.Enum("admin", "member", name="kind")),
        sa.Column("data", sa.JSON),
        sa.Column("team_id", sa.Integer, sa.ForeignKey("teams.id")),
        sa.Column("created", sa.DateTime, server_default=sa.text("'2020-01-02 03:04:05'")),
    )
    tags = op.create_table("tags", sa.Column("id", sa.Integer, primary_key=True), sa.Column("word", sa.String(20)))
    links = op.create_table("user_tags", sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True), sa.Column("tag_id", sa.Integer, sa.ForeignKey("tags.id"), primary_key=True))
    op.bulk_insert(teams, [{"name": "red"}, {"name": "blue"}, {"name": "empty"}])
    op.bulk_insert(users, [
        {"name": "ann", "age": 30, "kind": "admin", "data": {"n": 1}, "team_id": 1},
        {"name": "bob", "age": 25, "kind": "member", "data": None, "team_id": 1},
        {"name": "cid", "age": None, "kind": "member", "data": [1, 2], "team_id": 2},
        {"name": "dan", "age": 40, "kind": None, "data": {}, "team_id": None},
    ])
    op.bulk_insert(tags, [{"word": "x"}, {"word": "y"}, {"word": "z"}])
    op.bulk_insert(links, [{"user_id": 1, "tag_id": 1}, {"user_id": 1, "tag_id": 2}, {"user_id": 2, "tag_id": 2}])


def downgrade():
    for name in ("user_tags", "tags", "users", "teams"):
        op.drop_table(name)
    op.execute("DROP TYPE kind")
