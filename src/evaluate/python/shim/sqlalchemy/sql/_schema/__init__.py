"""The parts of `sqlalchemy.sql.schema`, which is the way to them."""
