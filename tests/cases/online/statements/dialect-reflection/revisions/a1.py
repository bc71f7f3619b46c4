"""questions about the schema that are asked of the dialect"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("p", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(5), unique=True))
    op.create_table("c", sa.Column("p_id", sa.Integer, sa.ForeignKey("p.id", name="c_p")))
    op.create_index("ix", "c", ["p_id"])
    connection = op.get_bind()
    dialect = connection.dialect
    print(dialect.get_pk_constraint(connection, table_name="p")["name"])
    print(dialect.get_pk_constraint(connection, "p", schema="public")["constrained_columns"])
    print([column["name"] for column in dialect.get_columns(connection, "p")])
    print([key["name"] for key in dialect.get_foreign_keys(connection, "c")])
    print([index["name"] for index in dialect.get_indexes(connection, "c")])
    print([one["name"] for one in dialect.get_unique_constraints(connection, "p")])
    print(sorted(dialect.get_table_names(connection)), dialect.get_view_names(connection))
    try:
        dialect.get_nonsense(connection)
    except AttributeError as error:
        print(error)


def downgrade():
    op.drop_table("c")
    op.drop_table("p")
