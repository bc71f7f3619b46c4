"""Values of the types: countries, currencies, label trees and sets of week days."""

from sqlalchemy_utils.primitives.code import Country, Currency  # noqa: F401
from sqlalchemy_utils.primitives.ltree import Ltree  # noqa: F401
from sqlalchemy_utils.primitives.weekdays import WeekDay, WeekDays  # noqa: F401
