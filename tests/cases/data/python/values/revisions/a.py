"""modules about numbers, dates and identifiers"""

import bisect
import calendar
import datetime
import decimal
import enum
import fractions
import hashlib
import heapq
import hmac
import itertools
import math
import operator
import random
import secrets
import statistics
import struct
import time
import uuid
import zoneinfo

from show import fails, show

revision = "a"
down_revision = None


class Colour(str, enum.Enum):
    RED = "red"
    BLUE = "blue"

    def __str__(self):
        return self.value


class Flag(enum.IntFlag):
    A = enum.auto()
    B = enum.auto()


class Plain(enum.Enum):
    ONE = 1
    UNO = 1
    TWO = (2, "b")


class Number(enum.IntEnum):
    X = 5


def upgrade():
    show(uuid.UUID("12345678123456781234567812345678"), str(uuid.UUID(int=7)), uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, len(uuid.uuid4().hex), len(str(uuid.uuid1())), uuid.UUID(int=5).bytes, uuid.UUID(int=1) < uuid.UUID(int=2), len({uuid.uuid4() for _ in range(10)}))
    fails(uuid.UUID, "nonsense")
    d = datetime
    show(d.date(2020, 2, 29) + d.timedelta(days=366), d.datetime(2020, 1, 2, 3, 4, 5, 6).isoformat(), d.datetime.fromisoformat("2020-01-02T03:04:05+02:00"), d.datetime.strptime("02/03/2020 04:05", "%d/%m/%Y %H:%M"), d.datetime(2020, 5, 6, 7, 8).strftime("%Y-%m-%d %H:%M:%S %A %B %j %p %y"), tuple(d.date(2020, 1, 1).isocalendar()), d.datetime(2020, 1, 2, tzinfo=d.timezone.utc).timestamp(), d.datetime.fromtimestamp(0, d.timezone.utc), d.timedelta(hours=30), str(d.timedelta(days=-1, seconds=5)), d.timedelta(days=1) / d.timedelta(hours=1), d.datetime(2020, 1, 2) - d.datetime(2019, 1, 2), d.time(3, 4).replace(second=5), d.date.fromisoformat("2020-03-04").weekday(), d.datetime(2020, 1, 31).replace(day=1), d.datetime.min, d.date.max, d.timezone(d.timedelta(hours=5, minutes=30)), d.datetime.combine(d.date(2020, 1, 1), d.time(5)), d.datetime(2020, 1, 1).astimezone(d.timezone.utc))
    show(abs(d.datetime.now(d.timezone.utc).timestamp() - time.time()) < 5, d.datetime.now().tzinfo, d.datetime.utcnow().year > 2023, isinstance(d.date.today(), d.date), time.time() > 1.7e9, time.strftime("%Y", time.gmtime(0)), time.monotonic() >= 0, time.perf_counter() >= 0)
    time.sleep(0.001)
    zone = zoneinfo.ZoneInfo("America/New_York")
    show(str(zone), d.datetime(2020, 7, 1, 12, tzinfo=zone).utcoffset(), str(d.datetime(2020, 7, 1, 12, tzinfo=d.timezone.utc).astimezone(zone)), zoneinfo.ZoneInfo("Asia/Kolkata").key, d.datetime(2020, 1, 1, tzinfo=zoneinfo.ZoneInfo("UTC")).isoformat(), d.datetime(2020, 1, 1, tzinfo=zone).strftime("%Z %z"))
    fails(zoneinfo.ZoneInfo, "No/Where")
    D = decimal.Decimal
    show(D("1.10") + 1, D("1") / D("3"), D("1.005").quantize(D("0.01")), D("2.5").quantize(D("1"), rounding=decimal.ROUND_HALF_UP), round(D("2.675"), 2), D(1.1), str(D("1E+5")), D("10").sqrt(), D("-0"), int(D("5.9")), float(D("1.5")), D("NaN").is_nan(), D("1.50").normalize(), D("1.5").as_tuple(), sum([D("0.1")] * 3), f"{D('1234.5'):,.2f}", D("7") // 2, D("7") % 2, D("1") == 1, hash(D("1")) == hash(1))
    for bad in (lambda: D("x"), lambda: D(1) / 0):
        try:
            bad()
        except decimal.DecimalException as error:
            show(type(error).__name__)
    with decimal.localcontext() as context:
        context.prec = 4
        show(D(1) / D(3))
    show(Colour.RED, Colour("blue"), str(Colour.RED), f"{Colour.RED}", Colour.RED == "red", list(Colour), Colour["RED"].name, Colour.RED.value, isinstance(Colour.RED, str), "%s" % Colour.RED, Plain(1), Plain.UNO, Plain.__members__, Plain.TWO.value, Flag.A | Flag.B, Flag(3), Number.X + 1, str(Number.X), repr(Number.X), f"{Number.X}", Plain.ONE in Plain, [c.value for c in Colour], enum.Enum("Made", "a b"), list(enum.Enum("Made", {"a": 5})))
    fails(Colour, "green")
    fails(lambda: Colour["GREEN"])
    show(hashlib.md5(b"x").hexdigest(), hashlib.sha1("ü".encode()).hexdigest(), hashlib.sha256(b"").hexdigest(), hashlib.sha512(b"a").hexdigest()[:16], hashlib.new("sha256", b"x").hexdigest()[:16], hashlib.blake2b(b"x").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex(), hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.compare_digest("a", "a"), hashlib.sha3_256(b"x").hexdigest()[:16])
    digest = hashlib.sha256()
    digest.update(b"a")
    digest.update(b"b")
    show(digest.hexdigest() == hashlib.sha256(b"ab").hexdigest(), digest.digest_size, digest.name)
    random.seed(5)
    show(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(100), 3), random.choices([1, 2, 3], k=4), random.uniform(1, 2), random.gauss(0, 1), random.getrandbits(20))
    items = list(range(8))
    random.Random(3).shuffle(items)
    show(items, len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)) > 16, len(secrets.token_bytes(4)), secrets.choice([1]), secrets.randbelow(1), secrets.compare_digest(b"a", b"b"), 0 <= random.SystemRandom().random() < 1)
    show(math.pi, math.ceil(1.2), math.floor(-1.2), math.sqrt(2), math.log(10), math.gcd(12, 18), math.isclose(0.1 + 0.2, 0.3), math.factorial(10), math.inf, math.comb(5, 2), math.prod([1, 2, 3]), math.hypot(3, 4), math.isnan(math.nan), math.trunc(-1.5), math.log2(8), math.fsum([0.1] * 10))
    show(statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2]), statistics.stdev([1, 2, 3]), statistics.mode("aab"), fractions.Fraction(1, 3) + fractions.Fraction("0.5"), fractions.Fraction(0.75), float(fractions.Fraction(1, 8)))
    show(list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.product("ab", repeat=2)), list(itertools.permutations([1, 2, 3], 2))[:3], list(itertools.combinations("abc", 2)), [(k, list(g)) for k, g in itertools.groupby("aabbc")], list(itertools.zip_longest([1, 2], [3], fillvalue=0)), list(itertools.accumulate([1, 2, 3])), list(itertools.batched("abcde", 2)) if hasattr(itertools, "batched") else [("a", "b"), ("c", "d"), ("e",)], list(itertools.pairwise([1, 2, 3])), list(itertools.starmap(pow, [(2, 3)])), list(itertools.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(itertools.repeat(1, 2)))
    show(operator.itemgetter(1, 0)([5, 6]), operator.attrgetter("real")(5), sorted([{"a": 2}, {"a": 1}], key=operator.itemgetter("a")), operator.add(1, 2), operator.methodcaller("upper")("x"), bisect.bisect([1, 3, 5], 3), heapq.nsmallest(2, [5, 1, 4]), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop([2, 3], 1))
    show(struct.pack(">IhB", 1, -2, 3), struct.unpack("<H", b"\x01\x02"), struct.calcsize("iq"), [int(n) for n in calendar.monthrange(2020, 2)], calendar.isleap(2100), calendar.month_name[3], calendar.timegm((1970, 1, 2, 0, 0, 0)), list(calendar.Calendar().itermonthdays(2020, 2))[:4])
    show(10**30, 7 // -2, -7 % 3, 0.1 + 0.2, 1e16, 1e-7, 5e-324, 1.0, round(2.5), round(1.235, 2), int("0x1f", 16), bin(5), divmod(7, 2), 1_000, complex(1, 2), True + 1, "%.3f %5d %-5s|%05.1f %x %e %r %%" % (1.23456, 42, "ab", 3.14159, 255, 12345.678, "q"), "{:>8} {:<5} {:^7} {:,} {:.1%} {:08.3f} {:+d} {!r:>6}".format("r", "l", "c", 1234567, 0.256, 3.14159, 5, "x"), f"{3.14159:.2f} {255:#x} {1e10:g} {'é':>3} {5!s} {2 + 3=}")
    show((1).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), float.fromhex("0x1.8p1"), (0.5).as_integer_ratio(), (1.5).is_integer(), (5).__class__.__name__, 1 == 1.0 == True, hash(1.0) == hash(1), float("1e400"), str(1e22), repr(1e15), int(1e18), sum([0.1] * 10), min([3, 1, 2], key=lambda x: -x), sorted([3, 1, 2], reverse=True), all([]), any([0, 1]), list(zip("ab", [1, 2], strict=True)), dict(zip("ab", [1, 2])), [*range(3), *"ab"], {**{"a": 1}, "b": 2}, {1, 2} | {3}, {"a": 1} | {"b": 2}, list(reversed([1, 2])), list(map(str, [1])), list(filter(None, [0, 1])), list(enumerate("ab", 1)))


def downgrade():
    pass
