"""The parts of `alembic.operations.ops`, which is the way to them."""
