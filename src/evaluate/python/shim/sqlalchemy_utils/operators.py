"""Comparing without regard to upper and lower case, by lowering the other side; the column's own values are low already."""

from sqlalchemy.sql.comparators import Comparator


def _is_case_insensitive(other):
    """Only columns of a Table are known to be low already, not those of `sa.table()`."""
    from sqlalchemy import Column

    if not isinstance(other, Column):
        return False
    factory = getattr(other.type, "comparator_factory", None)
    return isinstance(factory, type) and issubclass(factory, CaseInsensitiveComparator)


def _lowered(other):
    from sqlalchemy import func

    return other if other is None or _is_case_insensitive(other) else func.lower(other)


class CaseInsensitiveComparator(Comparator):
    def in_(self, other):
        return Comparator.in_(self, _each_lowered(other))

    def notin_(self, other):
        return Comparator.notin_(self, _each_lowered(other))


def _each_lowered(other):
    from sqlalchemy import func

    return [func.lower(one) for one in other] if isinstance(other, (list, tuple)) else other


def _lowering(name):
    inherited = getattr(Comparator, name)

    def compare(self, other, **options):
        return inherited(self, _lowered(other), **options)

    return compare


for _name in (
    "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ concat contains ilike like notlike notilike startswith endswith".split()
):
    setattr(CaseInsensitiveComparator, _name, _lowering(_name))
