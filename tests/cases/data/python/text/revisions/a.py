"""modules about text and data"""

import base64
import binascii
import codecs
import copy
import csv
import difflib
import gzip
import html
import io
import json
import pprint
import re
import string
import textwrap
import unicodedata
import urllib.parse
import zlib

from show import fails, show

revision = "a"
down_revision = None


def upgrade():
    show(json.dumps({"b": [1, 2.5, None, True, "é☃"], "a": {"n": 1e10}}), json.dumps({"b": 1, "a": "é"}, indent=2, sort_keys=True, ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")), json.loads('{"a": [1, 2.0, null, true, "\\u00e9\\ud834\\udd1e"], "b": 1e3, "c": -0, "d": 12345678901234567890}'), json.loads("[1.1]", parse_float=str), json.loads('{"a": 1}', object_pairs_hook=list), json.dumps({1: 2, None: 3, True: 4}), json.dumps("a\"b\\c\n\t\x01/"), json.dumps(float("inf")), json.load(io.StringIO("[5]")), json.dumps((1, 2)), json.dumps({"x": {1, 2}}, default=list), json.dumps([]), json.dumps({}, indent=2), json.dumps({"a": []}, indent=1))
    fails(json.loads, "{bad}")
    fails(json.loads, "")
    fails(json.dumps, {"x": object})
    fails(json.dumps, {(1, 2): 3})

    class Encoder(json.JSONEncoder):
        def default(self, value):
            return "encoded %s" % type(value).__name__

    show(json.dumps({"a": {1}}, cls=Encoder), json.JSONDecoder().raw_decode("[1] rest"))
    show(re.match(r"(\d+)-(?P<word>\w+)", "12-ab").groups(), re.search("b+", "abbc").span(), re.findall(r"\b(\w)(\w*)", "hello big world"), re.sub(r"(\w+) (\w+)", r"\2 \1", "a b c d"), re.sub("x", lambda m: m.group().upper(), "axb"), re.split(r"[,;]\s*", "a, b;c"), re.compile("^A.*z$", re.I | re.S | re.M).match("a\nz"), re.fullmatch("a|b", "c"), [m.group("n") for m in re.finditer(r"(?P<n>\d)", "1a2")], re.escape("a.b*c"), re.sub(r"(?<=a)b(?!c)", "_", "abd abc"), re.match(r"(?x) a \s b # comment", "a b"), re.search("(?i)É", "é").group(), re.subn("a", "b", "aa"), re.search(r"(a)(b)?", "a").groups("none"), re.match("a{2,3}?", "aaa").group(), re.split("(-)", "a-b"), re.match("(?P<x>a)", "a").groupdict(), re.sub(r"\s+", " ", " a \n b "), re.compile(r"\d").pattern, re.match(r"[\w.-]+@[\w-]+\.\w+", "me@x.org").group())
    for bad in ("(", "*a", "[z-a]"):
        try:
            re.compile(bad)
        except re.error as error:
            show(str(error), error.pos)
    show("a,b,,c".split(","), "a b  c".split(), "x=1=2".partition("="), "abc".rpartition("z"), "Hello World".swapcase(), "hello world".title(), "it's".capitalize(), "ß".upper(), "ǅ".lower(), "İ".lower(), "abc".center(7, "*"), "42".zfill(5), "a-b".replace("-", "_"), "x".join(["1", "2"]), "abc"[::-1], "äöü".encode("utf-8"), "é".encode("latin-1"), b"\xc3\xa9".decode(), "a\tb".expandtabs(4), "abcabc".find("c", 3), "a\nb\r\nc".splitlines(), "  x ".strip(), "xxabcxx".strip("x"), "abc".translate(str.maketrans("ab", "12", "c")), "abc".startswith(("x", "a")), "Abc".isalpha(), "prefix_name".removeprefix("prefix_"), "name.sql".removesuffix(".sql"), "%s" % None, "é" == "e\u0301", "a" < "B", "straße".casefold(), "abc".count("b"), "a{}b".format(1), "{0[a]} {1.real}".format({"a": 1}, 2), "☃".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), ascii("é"), ord("é"), chr(9731), repr("a'b\"c\n\\é\x00\u200b"), "\N{SNOWMAN}", r"\n", """tri'"ple""", "a" "b")
    fails("é".encode, "ascii")
    fails(b"\xff".decode, "utf-8")
    show(string.ascii_letters, string.digits, string.punctuation, string.Template("$a ${b} $$").substitute(a=1, b=2), string.Template("$x").safe_substitute(), string.capwords("a b"), string.Formatter().format("{} {x}", 1, x=2))
    show(textwrap.dedent("\n    a\n      b\n    c\n"), textwrap.indent("a\nb", "> "), textwrap.wrap("the quick brown fox jumps", 10), textwrap.shorten("hello wide world", 12), textwrap.fill("aaa bbb ccc", 7))
    show(base64.b64encode(b"hi\xff"), base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"x"), base64.b16encode(b"\x01"), binascii.hexlify(b"ab"), binascii.unhexlify("6162"), zlib.crc32(b"abc"), zlib.decompress(zlib.compress(b"abc" * 10)), zlib.adler32(b"abc"), gzip.decompress(gzip.compress(b"zipped")), codecs.encode("abc", "rot13"), bytes.fromhex("00ff"), b"\x00\xff".hex("-"), bytearray(b"ab") + b"c", b"a%s" % b"b", bytes([1, 2]), b"abc"[1], list(b"ab"))
    rows = list(csv.reader(io.StringIO('a,b\n"x, ""y""",2\n')))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["a", 1, None, 'q"uote', "new\nline"])
    dictwriter = csv.DictWriter(out, fieldnames=["x", "y"], delimiter=";")
    dictwriter.writeheader()
    dictwriter.writerow({"x": 1, "y": "é"})
    show(rows, out.getvalue(), list(csv.DictReader(io.StringIO("a,b\n1,2\n"))), [row for row in csv.reader(["a|b"], delimiter="|")])
    show(html.escape("<a & 'b'>"), html.unescape("&lt;&eacute;&#9731;"), urllib.parse.quote("a b/é?"), urllib.parse.quote_plus("a b"), urllib.parse.unquote("a%20b"), urllib.parse.urlparse("https://u:p@host:81/p/a?q=1#f"), urllib.parse.urlencode({"a": 1, "b": "x y"}), urllib.parse.parse_qs("a=1&a=2"), urllib.parse.urljoin("http://a/b/c", "../d"), urllib.parse.urlsplit("http://x/y").netloc, urllib.parse.urlunparse(("http", "h", "/p", "", "q", "")))
    show(unicodedata.normalize("NFD", "é").encode(), unicodedata.name("☃"), unicodedata.category("A"), unicodedata.normalize("NFKD", "ﬁx").encode("ascii", "ignore"), unicodedata.lookup("SNOWMAN"), unicodedata.combining("\u0301"))
    show(list(difflib.unified_diff(["a\n", "b\n"], ["a\n", "c\n"], "x", "y")), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abc", "abd").ratio(), list(difflib.ndiff(["a"], ["b"])))
    pprint.pprint({"long key %d" % n: list(range(n)) for n in range(12)})
    show(pprint.pformat([{"a": 1}] * 3, width=20), copy.deepcopy({"a": [1, {2}]}), copy.copy([1, 2]))
    buffer = io.BytesIO(b"line 1\nline 2\n")
    show(buffer.readline(), buffer.read(3), buffer.tell(), io.StringIO("a\nb").readlines(), io.TextIOWrapper(io.BytesIO("é\n".encode()), encoding="utf-8").read() if hasattr(io, "TextIOWrapper") else "é\n")
    for line in io.StringIO("x\ny\n"):
        show(line)


def downgrade():
    pass
