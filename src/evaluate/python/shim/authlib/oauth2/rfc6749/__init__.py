"""Mixins of OAuth 2.0 models: what they ask of a class, without columns."""

from .models import AuthorizationCodeMixin, ClientMixin, TokenMixin  # noqa: F401
