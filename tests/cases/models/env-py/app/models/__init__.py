import pkgutil
from importlib import import_module

from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    @classmethod
    def import_models(cls):
        for module in pkgutil.iter_modules(__path__):
            import_module("%s.%s" % (__name__, module.name))


Base.import_models()
