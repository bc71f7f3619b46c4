"""Hashed passwords and one-time codes: the columns are here, the hashing is not."""
