from sqlalchemy import types
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.sql.comparators import Comparator


class TSVectorType(types.TypeDecorator):
    """A text search vector; remembers the columns and options that it is made of."""

    impl = TSVECTOR
    cache_ok = True

    class comparator_factory(Comparator):
        def match(self, other, **kwargs):
            if "regconfig" in self.type.options:
                kwargs.setdefault("postgresql_regconfig", self.type.options["regconfig"])
            return Comparator.match(self, other, **kwargs)

        def __or__(self, other):
            return self.op("||")(other)

    def __init__(self, *args, **kwargs):
        self.columns = args
        self.options = kwargs
        types.TypeDecorator.__init__(self)
