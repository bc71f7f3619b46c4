"""a"""
revision = "a1aa"
down_revision = None
