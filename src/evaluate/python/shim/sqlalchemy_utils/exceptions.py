class ImproperlyConfigured(Exception):
    """Something is missing or does not go together."""


def needs_package(message):
    """A conversion that takes a package which is not here."""

    def refuse(*arguments, **options):
        raise ImproperlyConfigured(message)

    return refuse
