"""alembic_utils: functions, views, triggers and their likes as objects that a revision creates, replaces and drops.

Finding out what changed (`revision --autogenerate`) is not done here: what is registered is kept and never compared.
"""
