class ScalarCoercible:
    """Marks types whose values mapped classes convert on assignment."""

    def _coerce(self, value):
        raise NotImplementedError
