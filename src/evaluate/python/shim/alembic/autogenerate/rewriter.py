"""Rewriter: registers functions for operations of autogenerate; called with any, it says that no operations are handed over."""


class Rewriter:
    _chained = None

    def __init__(self):
        self._rules = []

    def rewrites(self, operator):
        def register(fn):
            self._rules.append((operator, fn))
            return fn

        return register

    def chain(self, other):
        chained = type(self)()
        chained._rules = self._rules
        chained._chained = other
        return chained

    def __call__(self, context, revision, directives):
        if self._rules:
            from _mig_hooks import NotAsked

            raise NotAsked("it rewrites operations, of which mig hands over none")
        if self._chained is not None:
            self._chained(context, revision, directives)
