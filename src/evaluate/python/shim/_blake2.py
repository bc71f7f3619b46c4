"""BLAKE2 with all that hashlib offers of it: shorter digests, keys, salts, trees. The interpreter's own has the plain forms alone.

In: bytes. Out: digests, which the host computes of all bytes so far.
"""

import _mig


class _Hash:
    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=b""):  # fmt: skip
        most = self.MAX_DIGEST_SIZE
        self.digest_size = most if digest_size is None else digest_size
        if not 1 <= self.digest_size <= most:
            raise ValueError("digest_size must be between 1 and %d bytes" % most)
        for name, value, limit in (("key", key, self.MAX_KEY_SIZE), ("salt", salt, self.SALT_SIZE), ("person", person, self.PERSON_SIZE)):
            if isinstance(value, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            if len(value) > limit:
                raise ValueError("maximum %s length is %d bytes" % (name, limit))
        for name, value, least in (("fanout", fanout, 0), ("depth", depth, 1), ("node_depth", node_depth, 0)):
            if not least <= value <= 255:
                raise ValueError("%s must be between %d and 255" % (name, least))
        for name, value, bits in (("leaf_size", leaf_size, 32), ("node_offset", node_offset, self._OFFSET_BITS)):
            if value < 0:
                raise ValueError("value must be positive")
            if value >> bits:
                raise OverflowError("%s is too large" % name)
        if not 0 <= inner_size <= most:
            raise ValueError("inner_size must be between 0 and is %d" % most)
        self._options = {
            "digest_size": self.digest_size, "key": bytes(key), "salt": bytes(salt), "person": bytes(person), "fanout": fanout,
            "depth": depth, "leaf_size": leaf_size, "node_offset": node_offset, "node_depth": node_depth, "inner_size": inner_size,
            "last_node": bool(last_node),
        }  # fmt: skip
        self._data = bytearray(_bytes(data or string))

    def update(self, data, /):
        self._data += _bytes(data)

    def digest(self):
        return _mig.blake2(self.name, bytes(self._data), **self._options)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__, _data=bytearray(self._data))
        return copied


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    return data if isinstance(data, (bytes, bytearray)) else memoryview(data).cast("B")


class blake2b(_Hash):
    name, block_size, _OFFSET_BITS = "blake2b", 128, 64
    MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = 64, 64, 16, 16


class blake2s(_Hash):
    name, block_size, _OFFSET_BITS = "blake2s", 64, 48
    MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = 32, 32, 8, 8
