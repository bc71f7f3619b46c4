"""Trying out an entity: created inside a savepoint, and gone again afterwards."""

from contextlib import ExitStack, contextmanager


@contextmanager
def simulate_entity(sess, entity, dependencies=None):
    """The session while the entity (and what it depends on) exists as defined; the server's errors come through."""
    from alembic_utils.pg_materialized_view import PGMaterializedView

    if isinstance(entity, PGMaterializedView) and entity.with_data:
        entity = PGMaterializedView(entity.schema, entity.signature, entity.definition, with_data=False)
    outer = sess.begin_nested()
    try:
        with ExitStack() as stack:
            for dependency in dependencies or ():
                stack.enter_context(simulate_entity(sess, dependency))
            inner = _replaced(sess, entity)
            try:
                yield sess
            finally:
                inner.rollback()
    finally:
        outer.rollback()


def _replaced(sess, entity):
    """Drops and creates the entity, or only creates it where there is none to drop; gives the savepoint before."""
    from sqlalchemy.exc import DBAPIError

    savepoint = sess.begin_nested()
    try:
        sess.execute(entity.to_sql_statement_drop(cascade=True))
    except DBAPIError:
        savepoint.rollback()
        savepoint = sess.begin_nested()
    try:
        sess.execute(entity.to_sql_statement_create())
    except DBAPIError:
        savepoint.rollback()
        raise
    return savepoint
