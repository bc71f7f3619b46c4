"""Functions that the embedded compiler can't do, and that nobody calls while models are read."""

import sqlalchemy as sa


class View:
    async def matching(self, keys, wanted):
        async def inner():
            return 1

        return {key for key in keys if await wanted(key)}

    def after(self):
        return "after"


metadata = sa.MetaData()
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), comment=View().after())
