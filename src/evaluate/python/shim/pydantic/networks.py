"""Names that user code imports by this path."""

from .types import *  # noqa: F401, F403
from .types import _Url as _BaseUrl  # noqa: F401
from .types import AnyUrl, EmailStr, HttpUrl, PostgresDsn, RedisDsn  # noqa: F401
