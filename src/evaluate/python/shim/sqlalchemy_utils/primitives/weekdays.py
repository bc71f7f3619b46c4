"""A set of week days, kept as seven bits, Monday first. What the days are called takes babel."""


class WeekDay:
    NUM_WEEK_DAYS = 7

    def __init__(self, index):
        if not 0 <= index < self.NUM_WEEK_DAYS:
            raise ValueError("index must be between 0 and %d" % (self.NUM_WEEK_DAYS - 1))
        self.index = index

    def __eq__(self, other):
        return self.index == other.index if isinstance(other, WeekDay) else NotImplemented

    def __lt__(self, other):
        return self.index < other.index

    def __hash__(self):
        return hash(self.index)

    def __repr__(self):
        return f"WeekDay({self.index!r})"


class WeekDays:
    def __init__(self, bit_string_or_week_days):
        given = bit_string_or_week_days
        if isinstance(given, str):
            if len(given) != WeekDay.NUM_WEEK_DAYS:
                raise ValueError(f"Bit string must be {WeekDay.NUM_WEEK_DAYS} characters long.")
            if given.strip("01"):
                raise ValueError("Bit string may only contain zeroes and ones.")
            given = [WeekDay(index) for index, bit in enumerate(given) if bit == "1"]
        self._days = set(given)

    def __iter__(self):
        return iter(sorted(self._days))

    def __contains__(self, day):
        return day in self._days

    def __eq__(self, other):
        if isinstance(other, WeekDays):
            return self._days == other._days
        return self.as_bit_string() == other if isinstance(other, str) else NotImplemented

    def as_bit_string(self):
        return "".join(["1" if WeekDay(index) in self._days else "0" for index in range(WeekDay.NUM_WEEK_DAYS)])

    def __repr__(self):
        return f"WeekDays({self.as_bit_string()!r})"
