"""What is not there may be imported, called, derived from and decorated with, as long as no table has anything of it."""

import logging
from abc import ABC, abstractmethod
from typing import Annotated, Generic, Optional, TypeVar

import webframework
from celery_like import shared_task
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from webframework import APIRouter, Depends, Response
from webframework.errors import HTTPError, NotFound
from webframework.extras import Page, cached, context

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

try:
    import speedups
except ImportError:
    speedups = None

T = TypeVar("T")
router = APIRouter(prefix="/x", dependencies=[Depends(webframework.user)])
logger = logging.getLogger(__name__)
log = webframework.get_logger(__name__).bind(version=f"{webframework.__version__}")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")
    NAME_LENGTH: int = 40
    SCHEMA: Optional[str] = None
    SECRET: str


settings = Settings()


class TooBad(HTTPError):
    status = 400


class Repository(ABC, Generic[T]):
    @abstractmethod
    def get(self) -> T: ...


class View(webframework.View, Generic[T]):
    items: list[T]


class Payload(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    name: Annotated[str, Field(max_length=3), webframework.Documented("x")]
    page: Page["Payload"] | None = None

    @field_validator("name")
    @classmethod
    def strip(cls, value):
        return value.strip()


class Base(DeclarativeBase):
    pass


@cached
class User(Base):
    __tablename__ = "users"
    __table_args__ = {"schema": settings.SCHEMA}
    _cache = webframework.Cache()
    logger = webframework.get_logger()
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(settings.NAME_LENGTH))

    @cached(ttl=5)
    def shown(self) -> Response:
        return Response(self.name)


with context() as inside:
    inside.register(User)

if webframework.DEBUG and webframework.VERSION >= (1, 2):
    webframework.install(router, *webframework.middlewares)

for plugin in webframework.plugins:
    plugin.load()


@router.get("/users/{id}", response_model=Payload)
async def show(id: int, user: Annotated[User, Depends(router.user)]) -> Page[Payload]:
    raise NotFound


@shared_task(bind=True, default_retry_delay=webframework.DELAY * 60)
def later(self): ...


class Item(Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
