"""Names of `ssl` that modules want at import. There is no network for revision files."""

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 2, 16, 17
OPENSSL_VERSION = "none"
HAS_SNI = True


class SSLError(OSError):
    pass


class SSLContext:
    verify_mode = CERT_REQUIRED
    check_hostname = True
    post_handshake_auth = None

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = protocol

    def load_verify_locations(self, *args, **kwargs):
        pass

    def set_alpn_protocols(self, *args):
        pass

    def load_cert_chain(self, *args, **kwargs):
        pass


class SSLSocket:
    pass


def create_default_context(*args, **kwargs):
    return SSLContext()


_create_default_https_context = create_default_context
