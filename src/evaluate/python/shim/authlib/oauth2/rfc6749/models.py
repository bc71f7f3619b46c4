"""Mixins of OAuth 2.0 models: what they ask of a class, without columns."""


class ClientMixin:
    pass


class AuthorizationCodeMixin:
    pass


class TokenMixin:
    pass
