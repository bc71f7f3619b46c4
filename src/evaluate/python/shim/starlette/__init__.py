"""The part of Starlette that settings are read with; the rest is not here."""
