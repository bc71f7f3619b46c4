"""Names of `ssl` that modules want at import. There is no network for revision files."""

from enum import Enum, IntEnum

from _mig_missing import lacking


class VerifyMode(IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 2, 16, 17
OPENSSL_VERSION = "none"
HAS_SNI = True


class SSLError(OSError):
    pass


class SSLContext:
    verify_mode = CERT_REQUIRED
    check_hostname = True
    post_handshake_auth = None
    options = 0

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = protocol

    def load_verify_locations(self, *args, **kwargs):
        pass

    load_cert_chain = load_default_certs = set_default_verify_paths = load_verify_locations
    set_alpn_protocols = set_ciphers = set_ecdh_curve = load_verify_locations


class SSLSocket:
    pass


def create_default_context(*args, **kwargs):
    return SSLContext()


_create_default_https_context = create_default_context


class TLSVersion(IntEnum):
    MINIMUM_SUPPORTED = -2
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class Purpose(Enum):
    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


__getattr__ = lacking("ssl")
