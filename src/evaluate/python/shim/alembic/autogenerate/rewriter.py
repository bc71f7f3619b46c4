"""Rewriter: functions by the class of the operations that they replace."""

from alembic import util
from alembic.operations import ops

ProcessRevisionDirectiveFn = object


class Rewriter:
    _chained = ()

    def __init__(self):
        self.dispatch = util.Dispatcher()

    def chain(self, other):
        chained = self.__class__.__new__(self.__class__)
        chained.__dict__.update(self.__dict__)
        chained._chained += (other,)
        return chained

    def rewrites(self, operator):
        return self.dispatch.dispatch_for(operator)

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for process in self._chained:
            process(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        self._traverse_list(context, revision, directives)

    def _rewrite(self, context, revision, directive):
        try:
            rewrite = self.dispatch.dispatch(directive)
        except ValueError:
            return [directive]
        if self in directive._mutations:
            return [directive]
        found = util.to_list(rewrite(context, revision, directive), [])
        for one in found:
            one._mutations = one._mutations.union([self])
        return found

    def _traverse_for(self, context, revision, directive):
        found = self._rewrite(context, revision, directive)
        for one in found:
            if isinstance(one, ops.MigrationScript):
                one.upgrade_ops = self._traverse_ways(context, revision, one.upgrade_ops_list, "UpgradeOps")
                one.downgrade_ops = self._traverse_ways(context, revision, one.downgrade_ops_list, "DowngradeOps")
            elif isinstance(one, ops.OpContainer):
                self._traverse_list(context, revision, one.ops)
        return found

    def _traverse_ways(self, context, revision, ways, name):
        traversed = []
        for one in ways:
            found = self._traverse_for(context, revision, one)
            if len(found) != 1:
                raise ValueError("Can only return single object for %s traverse" % name)
            traversed.append(found[0])
        return traversed

    def _traverse_list(self, context, revision, directives):
        directives[:] = [one for directive in list(directives) for one in self._traverse_for(context, revision, directive)]
