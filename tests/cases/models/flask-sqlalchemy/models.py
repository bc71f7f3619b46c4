from datetime import datetime

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import validates

db = SQLAlchemy(metadata=MetaData(naming_convention={"ix": "%(column_0_label)s_ix", "pk": "pk_%(table_name)s"}))


class TimestampMixin:
    updated_at = db.Column(db.DateTime(True), default=db.func.now(), onupdate=db.func.now(), nullable=False)
    created_at = db.Column(db.DateTime(True), default=db.func.now(), nullable=False)


tags = db.Table(
    "tags",
    db.Column("tag_id", db.Integer, db.ForeignKey("tag.id"), primary_key=True),
    db.Column("blog_post_id", db.Integer, db.ForeignKey("blog_post.id"), primary_key=True),
)


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80), unique=True)


class BlogPost(TimestampMixin, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(80), nullable=False, index=True)
    body = db.Column(db.Text, nullable=False)
    options = db.Column(postgresql.JSONB, server_default="{}")
    pub_date = db.Column(db.DateTime, nullable=False, default=datetime.utcnow)
    tags = db.relationship("Tag", secondary=tags, lazy="subquery", backref=db.backref("posts", lazy=True))
    kind = db.Column(db.Enum("a", "b", name="post_kind"))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "a"}

    @hybrid_property
    def upper(self):
        return self.title.upper()

    @validates("title")
    def check(self, key, value):
        return value


class HTMLPost(BlogPost):
    html = db.Column(db.Text)
    __mapper_args__ = {"polymorphic_identity": "b"}


class LongPost(BlogPost):
    id = db.Column(db.ForeignKey("blog_post.id"), primary_key=True)
    pages = db.Column(db.Integer)


class Named(db.Model):
    __tablename__ = "other_name"
    __table_args__ = (db.UniqueConstraint("a", "b", name="ab"), db.CheckConstraint("a > 0"))
    a = db.Column(db.Integer, primary_key=True, autoincrement=False)
    b = db.Column(db.Integer)


class Base(db.Model):
    __abstract__ = True
    id = db.Column(db.BigInteger, primary_key=True)
    tenant = db.Column(db.ForeignKey(Tag.id), index=True)


class Derived(Base):
    value = db.Column(db.Numeric(10, 2))
