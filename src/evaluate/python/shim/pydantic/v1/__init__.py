"""Names that user code imports by this path."""

from .. import BaseModel, EmailStr, Extra, Field, SecretStr, ValidationError, constr, root_validator, validator  # noqa: F401
from pydantic_settings import BaseSettings  # noqa: F401
