"""The parts of `sqlalchemy.types`, which is the way to them."""
