"""The objects of a session by their identity, as long as somebody uses them."""


class IdentityMap:
    """States by key. One whose object is gone counts as absent: the row is read anew when it is asked for again."""

    def __init__(self):
        self._states = {}

    def get(self, key):
        state = self._states.get(key)
        if state is not None and state.obj is None:
            del self._states[key]
            return None
        return state

    def values(self):
        gone = [key for key, state in self._states.items() if state.obj is None]
        for key in gone:
            del self._states[key]
        return list(self._states.values())

    def pop(self, key):
        self._states.pop(key, None)

    def __setitem__(self, key, state):
        self._states[key] = state

    def __contains__(self, key):
        return self.get(key) is not None

    def __len__(self):
        return len(self.values())

    def __iter__(self):
        return iter([state.key for state in self.values()])
