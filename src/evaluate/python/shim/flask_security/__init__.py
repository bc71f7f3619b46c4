"""Mixins of Flask-Security for models that have their columns themselves."""

from flask_login import UserMixin as _LoginMixin

__version__ = "5.8.1"


class RoleMixin:
    pass


class UserMixin(_LoginMixin):
    pass


class WebAuthnMixin:
    pass
