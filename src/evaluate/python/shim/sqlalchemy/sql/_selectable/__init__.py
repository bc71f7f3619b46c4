"""The parts of `sqlalchemy.sql.selectable`, which is the way to them."""
