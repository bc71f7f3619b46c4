from sqlalchemy import types


class IPAddressType(types.TypeDecorator):
    """An IP address as text."""

    impl = types.Unicode(50)
    cache_ok = True

    def __init__(self, max_length=50, *args, **kwargs):
        types.TypeDecorator.__init__(self, *args, **kwargs)
        self.impl = types.Unicode(max_length)

    def process_bind_param(self, value, dialect):
        return str(value) if value else None

    def process_result_value(self, value, dialect):
        if not value:
            return None
        from ipaddress import ip_address

        return ip_address(value)
