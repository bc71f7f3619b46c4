from importlib import metadata as installed

import sqlalchemy as sa

import quick

metadata = sa.MetaData()
sa.Table(
    "t", metadata, sa.Column("id", sa.Integer, primary_key=True), comment="%s %s" % (quick.FAST, installed.version("some-library"))
)
