"""What can go wrong with an entity."""


class AlembicUtilsException(Exception):
    pass


class DuplicateRegistration(AlembicUtilsException):
    pass


class SQLParseFailure(AlembicUtilsException):
    pass


class BadInputException(AlembicUtilsException):
    pass


class UnreachableException(AlembicUtilsException):
    pass
