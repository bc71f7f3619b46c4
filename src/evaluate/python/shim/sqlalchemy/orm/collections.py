"""Collections of related objects, and names that user code imports by this path."""


class InstrumentedList(list):
    """A list of related objects that tells both sides of what happens to it."""

    __module__ = "sqlalchemy.orm.relationships"

    def __init__(self, items, relationship, state):
        list.__init__(self, items)
        self._relationship = relationship
        self._state = state

    def _changing(self):
        self._state.remember(self._relationship.key, list(self))

    def _add_quietly(self, item):
        self._changing()
        list.append(self, item)

    def _remove_quietly(self, item):
        self._changing()
        list.remove(self, item)

    def _added(self, item):
        self._relationship._tell_back(item, self._state.obj, True)
        self._relationship._cascade_add(self._state, item)

    def append(self, item):
        self._changing()
        list.append(self, item)
        self._added(item)

    add = append

    def extend(self, items):
        for item in items:
            self.append(item)

    def insert(self, index, item):
        self._changing()
        list.insert(self, index, item)
        self._added(item)

    def remove(self, item):
        self._changing()
        list.remove(self, item)
        self._relationship._tell_back(item, self._state.obj, False)

    discard = remove

    def pop(self, index=-1):
        self._changing()
        item = list.pop(self, index)
        self._relationship._tell_back(item, self._state.obj, False)
        return item

    def clear(self):
        for item in list(self):
            self.remove(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def __setitem__(self, index, item):
        if isinstance(index, slice):
            self.clear()
            self.extend(item)
            return
        self.pop(index)
        self.insert(index, item)

    def __delitem__(self, index):
        self.pop(index)

    def __reduce__(self):
        return list, (list(self),)


def attribute_mapped_collection(attr_name):
    return dict


attribute_keyed_dict = attribute_mapped_collection
