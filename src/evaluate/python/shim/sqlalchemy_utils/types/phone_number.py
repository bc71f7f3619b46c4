from sqlalchemy import types
from sqlalchemy_utils.exceptions import needs_package


class PhoneNumberType(types.TypeDecorator):
    """A phone number as text; reading and writing one takes the package phonenumbers."""

    STORE_FORMAT = "e164"
    impl = types.Unicode(20)
    cache_ok = True

    def __init__(self, region="US", max_length=20, *args, **kwargs):
        types.TypeDecorator.__init__(self, *args, **kwargs)
        self.region = region
        self.impl = types.Unicode(max_length)

    def process_bind_param(self, value, dialect):
        return value and _refuse()

    def process_result_value(self, value, dialect):
        return value and _refuse()


_refuse = needs_package("The 'phonenumbers' package is required to use 'PhoneNumber'")
