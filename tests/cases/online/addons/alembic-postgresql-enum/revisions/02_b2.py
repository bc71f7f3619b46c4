"""rename and add"""

from alembic import op
from alembic_postgresql_enum import ColumnType, TableReference
from alembic_postgresql_enum.sql_commands.indexes import TableIndex

revision = "b2"
down_revision = "a1"


def sync(new_values, renamed, index):
    op.sync_enum_values(
        enum_schema="public",
        enum_name="status",
        new_values=new_values,
        affected_columns=[
            TableReference(table_schema="public", table_name="ticket", column_name="status", existing_server_default="'%s'::status" % new_values[0]),
            ("ticket", "past", ColumnType.ARRAY),
        ],
        enum_values_to_rename=renamed,
        indexes_to_recreate=[
            TableIndex(
                name="public.ix_ticket_open",
                definition="CREATE INDEX ix_ticket_open ON public.ticket USING btree (id) WHERE (status = '%s'::status)" % index,
            )
        ],
    )


def upgrade():
    sync(["fresh", "open", "waiting", "closed"], [("new", "fresh"), ("done", "closed")], "open")
    op.execute("UPDATE ticket SET status = 'waiting' WHERE id = 3")


def downgrade():
    op.execute("UPDATE ticket SET status = 'open' WHERE status = 'waiting'")
    sync(["new", "open", "done"], [("fresh", "new"), ("closed", "done")], "open")
