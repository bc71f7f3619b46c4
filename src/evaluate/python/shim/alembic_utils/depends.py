"""Entities that lean on one another: an order in which they can be created, and bringing back what a cascade dropped."""

from contextlib import contextmanager

from alembic_utils.simulate import simulate_entity


def solve_resolution_order(sess, entities):
    """The entities in an order in which each can be created; those that can't come last."""
    from sqlalchemy.exc import InternalError, ProgrammingError

    resolved, waiting = [], list(entities)
    known = None
    while waiting:
        still = []
        for entity in waiting:
            try:
                with simulate_entity(sess, entity, dependencies=known):
                    resolved.append(entity)
            except (ProgrammingError, InternalError):
                still.append(entity)
        if known is not None and len(still) == len(waiting):
            break
        known, waiting = resolved, still
    return resolved + waiting


@contextmanager
def recreate_dropped(connection):
    """Functions, triggers and views that vanish inside the block are there again after it."""
    from sqlalchemy.orm import Session

    sess = Session(bind=connection)
    before = _all_entities(sess)
    try:
        yield sess
    except BaseException:
        sess.rollback()
        raise
    remaining = {entity.identity for entity in _all_entities(sess)}
    dropped = [entity for entity in before if entity.identity not in remaining]
    for entity in solve_resolution_order(sess, dropped):
        sess.execute(entity.to_sql_statement_create())
    try:
        assert len(before) == len(_all_entities(sess))
    except BaseException:
        sess.rollback()
        raise
    sess.commit()


def _all_entities(sess):
    from alembic_utils.pg_function import PGFunction
    from alembic_utils.pg_materialized_view import PGMaterializedView
    from alembic_utils.pg_trigger import PGTrigger
    from alembic_utils.pg_view import PGView

    return [
        entity
        for kind in (PGFunction, PGTrigger, PGView, PGMaterializedView)
        for entity in kind.from_database(sess, _ANY)
    ]


_ANY = "%"
