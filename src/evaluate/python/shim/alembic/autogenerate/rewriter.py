"""Rewriter: registers functions for operations of autogenerate; nothing calls them here."""


class Rewriter:
    def __init__(self):
        self._rules = []

    def rewrites(self, operator):
        def register(fn):
            self._rules.append((operator, fn))
            return fn

        return register

    def chain(self, other):
        return self

    def __call__(self, context, revision, directives):
        pass
