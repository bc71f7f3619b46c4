"""Settings of a .env file that lies beside the module that asks for it."""

import os

from dotenv import find_dotenv, load_dotenv
from sqlalchemy import Column, Integer, MetaData, Table

load_dotenv()
metadata = MetaData()
Table("%s_%s" % (os.environ["TABLE_PREFIX_OF_FILE"], os.path.basename(find_dotenv())), metadata, Column("id", Integer, primary_key=True))
