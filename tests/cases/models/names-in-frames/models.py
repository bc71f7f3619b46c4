import sys
from typing import Literal, TypeAlias
import sqlalchemy as sa
def who():
    return sys._getframe(1).f_locals
X: TypeAlias = Literal["a"]
who()["W"] = 5
Y: int = 3
assert "Y" in dir() and "Y" in vars() and "Y" in locals(), dir()
Z: str = "x"
if Z:
    Q: str = "a"
class K:
    a: int = 1
    b = sorted(n for n in who() if n[0] != "_")
    if a:
        c: int = 2
    d = sorted(n for n in dir() if n[0] != "_"), sorted(n for n in vars() if n[0] != "_"), sorted(n for n in locals() if n[0] != "_")
    e: int = 3
def f(one, two=2):
    three: int = 3
    return sorted(who()), dir(), sorted(vars())
g = {}
l = {}
exec("import sys\na: int = 1\nb = sorted(n for n in sys._getframe(0).f_locals)\nc: int = 2", g, l)
text = repr((sorted(sys.modules[__name__].__annotations__), W, K.b, K.d, sorted(K.__annotations__), f(1), "sys" in l["b"], "a" in l["b"], "c" in l["b"], l["c"]))
metadata = sa.MetaData()
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), comment=text)
