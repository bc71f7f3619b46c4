"""The asynchronous session of sqlmodel: SQLAlchemy's, with another name for what executes."""

from sqlalchemy.ext import asyncio


class AsyncSession(asyncio.AsyncSession):
    """A session that may be made, and reads and writes nothing."""

    async def exec(self, statement, **options):
        return await self.execute(statement, **options)
