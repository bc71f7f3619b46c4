"""b"""
revision = "b1bb"
down_revision = None
