"""The exceptions of the ORM."""

from ..exc import InvalidRequestError, MultipleResultsFound, NoResultFound, SQLAlchemyError  # noqa: F401


class StaleDataError(SQLAlchemyError):
    pass


ConcurrentModificationError = StaleDataError


class FlushError(SQLAlchemyError):
    pass


class UnmappedError(InvalidRequestError):
    pass


class UnmappedInstanceError(UnmappedError):
    def __init__(self, obj, msg=None):
        UnmappedError.__init__(self, msg or "Class '%s.%s' is not mapped" % (type(obj).__module__, type(obj).__name__))


class UnmappedClassError(UnmappedError):
    def __init__(self, cls, msg=None):
        UnmappedError.__init__(self, msg or "Class '%s.%s' is not mapped" % (cls.__module__, cls.__name__))


class UnmappedColumnError(InvalidRequestError):
    pass


class ObjectDereferencedError(SQLAlchemyError):
    pass


class DetachedInstanceError(SQLAlchemyError):
    code = "bhk3"


class ObjectDeletedError(InvalidRequestError):
    pass


class LoaderStrategyException(InvalidRequestError):
    pass
