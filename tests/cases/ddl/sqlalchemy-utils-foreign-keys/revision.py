"""the foreign keys that refer to a table"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import declarative_base
from sqlalchemy_utils import get_referencing_foreign_keys, get_tables
from sqlalchemy_utils.functions import group_foreign_keys

revision = "a1"
down_revision = None
Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    boss_id = sa.Column(sa.ForeignKey("users.id"))


class Post(Base):
    __tablename__ = "posts"
    id = sa.Column(sa.Integer, primary_key=True)
    author_id = sa.Column(sa.ForeignKey("users.id", name="fk_author"))
    editor_id = sa.Column(sa.ForeignKey("users.id", name="fk_editor"))


class Note(Base):
    __tablename__ = "notes"
    id = sa.Column(sa.Integer, primary_key=True)
    post_id = sa.Column(sa.ForeignKey("posts.id", name="fk_post"))
    user_id = sa.Column(sa.ForeignKey("users.id", name="fk_user"))


def upgrade():
    for mixed in (User, User.__table__, Post):
        for table, keys in group_foreign_keys(get_referencing_foreign_keys(mixed)):
            for key in sorted(keys, key=lambda key: key.constraint.name):
                op.execute("-- %s.%s refers to %s" % (table.name, key.parent.name, key.target_fullname))
                op.drop_constraint(key.constraint.name, table.name, type_="foreignkey")
    op.execute("-- " + " ".join(table.name for mixed in (Post, Post.__table__, Post()) for table in get_tables(mixed)))


def downgrade():
    pass
