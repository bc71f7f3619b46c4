"""BitString: the value of a BIT column, text of zeros and ones that one can calculate with."""


class BitString(str):
    def __new__(cls, value, check=True):
        if isinstance(value, BitString):
            return value
        if check and value.strip("01"):
            raise ValueError("BitString must only contain '0' and '1' chars")
        return str.__new__(cls, value)

    @classmethod
    def from_int(cls, value, length):
        if value < 0:
            raise ValueError("value must be non-negative")
        if length < 0:
            raise ValueError("length must be non-negative")
        bits = bin(value)[2:].zfill(length) if value or length else ""
        if len(bits) > length:
            raise ValueError("Cannot encode %s as a BitString of length %s" % (value, length))
        return cls(bits)

    @classmethod
    def from_bytes(cls, value, length=-1):
        bits = "".join([bin(one)[2:].zfill(8) for one in value])
        if length >= 0:
            bits = bits.lstrip("0").zfill(length)
            if len(bits) > length:
                raise ValueError("Cannot encode %r as a BitString of length %s" % (value, length))
        return cls(bits)

    @property
    def bit_length(self):
        return len(self)

    @property
    def octet_length(self):
        return -(-len(self) // 8)

    def get_bit(self, index):
        return str.__getitem__(self, index)

    def has_bit(self, index):
        return self.get_bit(index) == "1"

    def set_bit(self, index, value):
        if not 0 <= index < len(self):
            raise IndexError("BitString index out of range")
        if not isinstance(value, str):
            value = "1" if value else "0"
        return BitString(str(self)[:index] + value + str(self)[index + 1 :], False)

    def lstrip(self, char="0"):
        return BitString(str.lstrip(self, char or "0"), False)

    def rstrip(self, char="0"):
        return BitString(str.rstrip(self, char or "0"), False)

    def strip(self, char="0"):
        return BitString(str.strip(self, char or "0"), False)

    def zfill(self, width):
        return BitString(str.zfill(self, width), False)

    def to_bytes(self, length=-1):
        return int(self).to_bytes(length if length >= 0 else self.octet_length, "big")

    def _with(self, other, calculate):
        if not isinstance(other, str):
            return NotImplemented
        other = BitString(other)
        if len(self) != len(other):
            raise ValueError("Operands must be the same length")
        return BitString.from_int(calculate(int(self), int(other)), len(self))

    def __and__(self, other):
        return self._with(other, lambda a, b: a & b)

    def __or__(self, other):
        return self._with(other, lambda a, b: a | b)

    def __xor__(self, other):
        return self._with(other, lambda a, b: a ^ b)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self):
        return BitString("".join(["1" if one == "0" else "0" for one in self]), False)

    def __lshift__(self, amount):
        return BitString((str(self) + "0" * amount)[len(self) and -len(self) :], False)

    def __rshift__(self, amount):
        return BitString(str(self)[: len(self) - amount] if amount else str(self), False).zfill(len(self))

    def __getitem__(self, key):
        return BitString(str.__getitem__(self, key), False)

    def __add__(self, other):
        return BitString(str.__add__(self, other))

    def __radd__(self, other):
        return BitString(str.__add__(other, self))

    def __int__(self):
        return int(str(self), 2) if self else 0

    def __bytes__(self):
        return self.to_bytes()

    def __str__(self):
        return str.__str__(self)

    def __repr__(self):
        return 'BitString("%s")' % str(self)
