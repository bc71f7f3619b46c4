class GeoAlchemyError(Exception):
    pass


class ArgumentError(GeoAlchemyError):
    """Arguments of a type that do not go together."""
