"""The settings of SQLAlchemy's own test runs; outside of one there are none."""

requirements = None
db = None
db_url = None
db_opts = None
file_config = None
test_schema = None
test_schema_2 = None
any_async = False
