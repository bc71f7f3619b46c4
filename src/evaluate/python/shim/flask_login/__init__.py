"""The mixins of Flask-Login: they bring no columns."""


class UserMixin:
    is_active = is_authenticated = True
    is_anonymous = False

    def get_id(self):
        return str(self.id)


class AnonymousUserMixin:
    is_active = is_authenticated = False
    is_anonymous = True

    def get_id(self):
        return None


def login_required(function):
    return function


fresh_login_required = login_required


def __getattr__(name):
    # the rest is for requests; a stand-in takes its place while models are imported
    import _mig_missing

    if name[:2] == "__" or not _mig_missing.models:
        raise AttributeError("module 'flask_login' has no attribute %r" % (name,))
    return _mig_missing.Missing("flask_login." + name)
