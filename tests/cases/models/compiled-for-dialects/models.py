import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles, deregister
from sqlalchemy.sql.functions import FunctionElement

metadata = sa.MetaData()


def made(name, *orders):
    cls = type(name, (FunctionElement,), {"name": name, "inherit_cache": True, "type": sa.String()})
    for given in orders:
        if given is None:
            deregister(cls)
            continue
        compiles(cls, *given[:-1])(lambda element, compiler, text=given[-1], **options: text)
    return cls()


sa.Table(
    "t",
    metadata,
    sa.Column("special_first", sa.String, server_default=made("a", ("postgresql", "'special'"), ("'usual'",))),
    sa.Column("special_last", sa.String, server_default=made("b", ("'usual'",), ("postgresql", "'special'"))),
    sa.Column("usual_twice", sa.String, server_default=made("c", ("'first'",), ("'second'",))),
    sa.Column("special_twice", sa.String, server_default=made("d", ("postgresql", "'first'"), ("postgresql", "sqlite", "'second'"), ("'usual'",))),
    sa.Column("others", sa.String, server_default=made("e", ("'usual'",), ("sqlite", "'other'"))),
    sa.Column("taken_back", sa.String, server_default=made("f", ("postgresql", "'special'"), None, ("'usual'",))),
)
