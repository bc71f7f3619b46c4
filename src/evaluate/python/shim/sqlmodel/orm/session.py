from sqlalchemy.orm import Session as _Session
from sqlmodel.sql.expression import SelectOfScalar


class Session(_Session):
    """A session whose `exec` gives plain values where one thing was selected."""

    def exec(self, statement, *, params=None, **options):
        result = self.execute(statement, params, **options)
        return result.scalars() if isinstance(statement, SelectOfScalar) else result
