"""The parts of `sqlalchemy.sql.elements`, which is the way to them."""
